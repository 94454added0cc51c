// Access tokens: JWTs that expire after 15 minutes (RFC 9068), signed with a key derived from SECRET_KEY.
import { hkdfSync } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { check, ID_SCHEMA, objectSchema } from '../framework/validation.js';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

const ALGORITHM = 'HS256';
const ISSUER = 'ecommerce';
const AUDIENCE = 'customers';
/** The type of the JWT, so that another kind of JWT is never accepted as an access token. */
const TYPE = 'at+jwt';

const keys = new Map<string, Uint8Array>();

function keyFrom(secret: string): Uint8Array {
  let key = keys.get(secret);
  if (!key) {
    key = new Uint8Array(hkdfSync('sha256', secret, '', 'customers.access_token', 32));
    keys.set(secret, key);
  }
  return key;
}

/** The customer and the session of a token. */
export interface AccessClaims {
  customer_id: number;
  session_id: number;
}

const checkClaims = check<AccessClaims>(
  objectSchema({ customer_id: ID_SCHEMA, session_id: ID_SCHEMA }, ['customer_id', 'session_id']),
);

/** A token with these claims, valid for 15 minutes. */
export function signAccessToken({ customer_id, session_id }: AccessClaims): Promise<string> {
  return new SignJWT({ sid: session_id })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(String(customer_id))
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
    .sign(keyFrom(settings.SECRET_KEY));
}

/** The claims of a token; `unauthenticated` when it is not one of ours or has expired. */
export async function readAccessToken(token: string): Promise<AccessClaims> {
  try {
    const payload = await verifiedPayload(token);
    return checkClaims({ customer_id: Number(payload.sub), session_id: payload.sid });
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof ApiError) throw invalidAccessToken();
    throw error;
  }
}

async function verifiedPayload(token: string): Promise<JWTPayload> {
  const secrets = [settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS];
  for (const [index, secret] of secrets.entries()) {
    try {
      const { payload } = await jwtVerify(token, keyFrom(secret), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      return payload;
    } catch (error) {
      const isOtherKey = error instanceof errors.JWSSignatureVerificationFailed;
      if (!isOtherKey || index === secrets.length - 1) throw error;
    }
  }
  throw invalidAccessToken();
}

/** The same error for every invalid token. */
export function invalidAccessToken(): ApiError {
  return new ApiError('unauthenticated', 'The access token is not valid, or has expired.');
}
