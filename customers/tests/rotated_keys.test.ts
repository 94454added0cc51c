// Access tokens stay valid while SECRET_KEY is replaced, and not longer.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { readAccessToken, signAccessToken } from '../access_tokens.js';

describe('an access token after SECRET_KEY was replaced', () => {
  const { SECRET_KEY } = settings;
  const claims = { customer_id: 7, session_id: 9 };
  afterEach(() => void Object.assign(settings, { SECRET_KEY, SECRET_KEY_FALLBACKS: [] }));

  it('is accepted while the earlier key is a fallback, and refused after that', async () => {
    const token = await signAccessToken(claims);
    settings.SECRET_KEY = 'a new key '.repeat(5);
    settings.SECRET_KEY_FALLBACKS = ['one that signed nothing', SECRET_KEY];
    expect(await readAccessToken(token)).to.deep.equal(claims);
    const renewed = await signAccessToken(claims);
    settings.SECRET_KEY_FALLBACKS = [];
    expect(await readAccessToken(renewed)).to.deep.equal(claims);
    expect(await readAccessToken(token).catch((error: Error) => error.name)).to.equal('ApiError');
  });
});
