// Customers for tests: Ada, whose account it is, and Bob, a stranger; their sessions over REST.
import { settings } from '../../ecommerce/settings.js';
import type { Answer, Shop } from '../shop.js';

export const PASSWORD = 'correct horse battery';

export const ADA = {
  email: 'Ada@Example.com',
  password: PASSWORD,
  name: 'Ada Lovelace',
  phone: '+44 20 7946 0000',
  shipping_address: '12 St James Square, London',
};
export const BOB = { email: 'bob@example.com', password: PASSWORD, name: 'Bob' };

/** A session as the API gives it. */
export interface SessionBody {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  customer: { id: number; email: string };
}

/** A new account and its first session; each call needs another e-mail. */
export async function register(shop: Shop, account: object = ADA): Promise<SessionBody> {
  const { API_ACCESS } = settings;
  settings.API_ACCESS = 'open'; // at once, without a link by mail
  const answer = await shop.send('POST', '/api/customers/register/', account);
  settings.API_ACCESS = API_ACCESS;
  if (answer.status !== 201) throw new Error(`Registering failed: ${JSON.stringify(answer.body)}`);
  return answer.body as SessionBody;
}

export function login(shop: Shop, email: string, password: string, headers = {}): Promise<Answer> {
  return shop.send('POST', '/api/customers/login/', { email, password }, headers);
}

export function refresh(shop: Shop, refresh_token: string): Promise<Answer> {
  return shop.send('POST', '/api/customers/token/refresh/', { refresh_token });
}

/** The header that says who the customer is. */
export function bearer(access_token: string): Record<string, string> {
  return { Authorization: `Bearer ${access_token}` };
}

/** The status of `GET /api/customers/me/` with an access token: 200 while it works. */
export async function statusOfMe(shop: Shop, access_token: string): Promise<number> {
  return (await shop.get('/api/customers/me/', bearer(access_token))).status;
}
