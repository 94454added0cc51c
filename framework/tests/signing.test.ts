// Signed values come back as they were, and nothing else comes back at all.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { sameText, sign, unsign } from '../signing.js';

describe('signing', () => {
  const value = { id: 7, text: 'ä.b' };

  it('gives the value back', () => {
    expect(unsign(sign(value, 'test'), 'test')).to.deep.equal(value);
  });

  it('gives nothing for another purpose, another value, another signature or none', () => {
    const signed = sign(value, 'test');
    const [body = '', signature = ''] = signed.split('.');
    const [other = ''] = sign({ ...value, id: 8 }, 'test').split('.');
    const changed = signature.startsWith('A') ? signature.replace('A', 'B') : `A${signature.slice(1)}`;
    for (const text of [`${other}.${signature}`, `${body}.${changed}`, `${body}.`, body, '.', '']) {
      expect(unsign(text, 'test'), text).to.equal(undefined);
    }
    expect(unsign(signed, 'another')).to.equal(undefined);
    expect(unsign(signed, '')).to.equal(undefined);
  });

  it('accepts what an earlier key signed, as long as the key is a fallback', () => {
    const { SECRET_KEY } = settings;
    const signed = sign(value, 'test');
    try {
      settings.SECRET_KEY = 'a new key '.repeat(5);
      expect(unsign(signed, 'test')).to.equal(undefined);
      settings.SECRET_KEY_FALLBACKS = ['another key', SECRET_KEY];
      expect(unsign(signed, 'test')).to.deep.equal(value);
      expect(sign(value, 'test')).to.not.equal(signed);
    } finally {
      Object.assign(settings, { SECRET_KEY, SECRET_KEY_FALLBACKS: [] });
    }
  });

  it('compares texts of any length', () => {
    expect(sameText('token', 'token')).to.equal(true);
    for (const other of ['Token', 'toke', 'tokens', '']) expect(sameText('token', other)).to.equal(false);
  });
});
