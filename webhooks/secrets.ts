// The secrets that sign what is sent to endpoints (https://www.standardwebhooks.com). They are stored encrypted.
import { randomBytes } from 'node:crypto';
import { seal, unseal } from '../framework/sealing.js';
import type { EndpointRow } from './models.js';

const PURPOSE = 'webhook secret';
const BYTES = 32;

/** A new secret, and how it is stored. */
export function makeSecret(): { secret: string; sealed_secret: string } {
  const secret = `whsec_${randomBytes(BYTES).toString('base64')}`;
  return { secret, sealed_secret: seal(secret, PURPOSE) };
}

/** The secret of an endpoint; `undefined` if SECRET_KEY was replaced without SECRET_KEY_FALLBACKS. */
export function secretOf({ sealed_secret }: Pick<EndpointRow, 'sealed_secret'>): string | undefined {
  return unseal(sealed_secret, PURPOSE);
}
