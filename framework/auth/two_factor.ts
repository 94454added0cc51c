// A second factor for the log-ins of staff: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for
// users who have lost it.
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterCommit } from '../db/after_commit.js';
import { type Database, now, type Queryable, type Transaction } from '../db/database.js';
import { databaseNow } from '../deadlines.js';
import { invalid } from '../errors.js';
import { type Cause, logEvent } from '../events.js';
import { seal, unseal } from '../sealing.js';
import { project } from '../project.js';
import { hashKey } from './keys.js';
import { lockUser } from './locks.js';
import { findUser, RecoveryCode, TwoFactor, type UserRow } from './models.js';
import { tellStaff } from './notices.js';

const PURPOSE = 'auth.two_factor';
const STEP_MS = 30_000;
/** The accepted clock difference, in time steps. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** How long setting up an app may take. */
const SETUP_MS = 3_600_000;
const WRONG_CODE = 'This code is not correct. Enter the one that the app shows now.';

type Named = Pick<UserRow, 'id' | 'username'>;

/** A secret for an authenticator app that is not in use yet. */
export interface Setup {
  /** Signed data that the form sends back. */
  sealed: string;
  /** The secret for typing it into the app: groups of four characters. */
  secret: string;
  /** The content of the QR code: `otpauth://totp/…`. */
  uri: string;
}

export function newSetup({ id, username }: Named): Setup {
  const secret = new Secret({ size: 20 });
  const { base32 } = secret;
  const sealed = seal(JSON.stringify([id, base32, databaseNow() + SETUP_MS]), PURPOSE);
  return { ...setupOf(username, base32), sealed };
}

/** The setup from the form; `invalid` when it has expired or belongs to another user. */
export function readSetup({ id, username }: Named, sealed: string): Setup {
  const [user, base32, until] = JSON.parse(unseal(sealed, PURPOSE) ?? '[0,"",0]') as [number, string, number];
  if (user !== id || until <= databaseNow()) throw invalid('code', 'took too long. Start again');
  return { ...setupOf(username, base32), sealed };
}

function setupOf(username: string, base32: string): Omit<Setup, 'sealed'> {
  const totp = totpOf(base32, username);
  return { secret: base32.replace(/(.{4})(?=.)/g, '$1 '), uri: totp.toString() };
}

function totpOf(base32: string, label = ''): TOTP {
  return new TOTP({ issuer: project().name, label, secret: Secret.fromBase32(base32) });
}

/** Whether a user's log-ins need a code. */
export async function hasTwoFactor(db: Queryable, userId: number): Promise<boolean> {
  return (await TwoFactor.objects(db).where({ user_id: userId }).first('id')) !== undefined;
}

/** Turns it on after checking a code of the app; returns the recovery codes, which are shown once. */
export async function turnOn(
  db: Database,
  user: Named & { email: string },
  { secret, code }: { secret: string; code: string },
  cause: Cause,
): Promise<string[]> {
  const base32 = secret.replaceAll(' ', '');
  const step = stepOf(base32, code);
  if (step === null) throw invalid([{ field: 'code', message: WRONG_CODE }]);
  return db.transaction(async (trx) => {
    await lockUser(trx, user.id);
    await TwoFactor.objects(trx).where({ user_id: user.id }).delete();
    await TwoFactor.objects(trx).insert({
      ...{ user_id: user.id, secret: seal(base32, PURPOSE), last_step: step, created_at: now() },
    });
    afterCommit(trx, () => {
      logEvent('two_factor_turned_on', cause, { user: user.id });
      tellStaff(user.email, 'two_factor_on');
    });
    return newRecoveryCodes(trx, user.id);
  });
}

/** Turns it off; does nothing if it is off. */
export async function turnOff(db: Database, userId: number, cause: Cause): Promise<void> {
  await db.transaction(async (trx) => {
    await lockUser(trx, userId);
    await RecoveryCode.objects(trx).where({ user_id: userId }).delete();
    if ((await TwoFactor.objects(trx).where({ user_id: userId }).delete()) === 0) return;
    const user = await findUser(trx, userId);
    afterCommit(trx, () => {
      logEvent('two_factor_turned_off', cause, { user: userId });
      tellStaff(user?.email ?? '', 'two_factor_off');
    });
  });
}

/** Creates new recovery codes; the old ones no longer work. */
export async function renewRecoveryCodes(
  db: Database,
  { id, email }: { id: number; email: string },
  cause: Cause,
): Promise<string[]> {
  return db.transaction(async (trx) => {
    await lockUser(trx, id);
    afterCommit(trx, () => {
      logEvent('recovery_codes_made', cause, { user: id });
      tellStaff(email, 'recovery_codes');
    });
    return newRecoveryCodes(trx, id);
  });
}

async function newRecoveryCodes(trx: Transaction, user_id: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const { base32 } = new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer });
    return base32.replace(/(.{4})(?=.)/g, '$1-');
  });
  await RecoveryCode.objects(trx).where({ user_id }).delete();
  await RecoveryCode.objects(trx).insert(codes.map((code) => ({ user_id, code_hash: hashOf(code) })));
  return codes;
}

/** How many recovery codes a user has left. */
export async function countRecoveryCodes(db: Queryable, user_id: number): Promise<number> {
  return (await RecoveryCode.objects(db).where({ user_id }).select('id')).length;
}

/** Whether a code of the app, or a recovery code, is correct; each works once. */
export async function useCode(db: Database, user: UserRow, code: string, cause: Cause): Promise<boolean> {
  const { id, email } = user;
  const typed = code.replace(/[\s-]/g, '').toUpperCase();
  return db.transaction(async (trx) => {
    await lockUser(trx, id);
    if (!/^\d{6}$/.test(typed)) {
      const used = await RecoveryCode.objects(trx)
        .where({ user_id: id, code_hash: hashOf(typed) })
        .delete();
      if (used > 0) {
        afterCommit(trx, () => {
          logEvent('recovery_code_used', cause, { user: id });
          tellStaff(email, 'recovery_code');
        });
      }
      return used > 0;
    }
    const factor = await TwoFactor.objects(trx).where({ user_id: id }).first();
    const step = stepOf(unseal(factor?.secret ?? '', PURPOSE) ?? '', typed);
    if (!factor || step === null || step <= factor.last_step) return false;
    await TwoFactor.objects(trx).where({ user_id: id }).update({ last_step: step });
    return true;
  });
}

/** The time step of a code, null when it matches none near the current time. */
function stepOf(base32: string, code: string): number | null {
  const token = code.replace(/\s/g, '');
  if (base32 === '' || !/^\d{6}$/.test(token)) return null;
  const timestamp = databaseNow();
  const delta = totpOf(base32).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / STEP_MS) + delta;
}

function hashOf(code: string): string {
  return hashKey(code.replaceAll('-', ''));
}
