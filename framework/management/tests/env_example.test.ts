// .env.example names every setting, with the default that settings.ts has.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { BASE_DIR } from '../../conf/settings.js';
import { readSettings } from '../../../ecommerce/settings.js';

describe('.env.example', () => {
  const text = readFileSync(path.join(BASE_DIR, '.env.example'), 'utf8');
  const examples = new Map(
    [...text.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const { problems, ...defaults } = readSettings({});

  it('names every setting and nothing else', () => {
    expect(problems).to.deep.equal([]);
    expect([...examples.keys()].sort()).to.deep.equal(Object.keys(defaults).sort());
  });

  it('shows the defaults', () => {
    const depending = ['DATABASE_URL', 'LOG_FORMAT']; // on the folder and on the terminal
    for (const [name, value] of Object.entries(defaults)) {
      if (!depending.includes(name)) expect(examples.get(name), name).to.equal(String(value));
    }
  });

  it('is read as it shows them', () => {
    expect(readSettings(Object.fromEntries(examples))).to.deep.include({ ...defaults, LOG_FORMAT: 'json' });
  });
});
