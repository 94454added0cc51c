// Security events in the log: each line has a stable name in `event`, and says who did it, from where, and in which
// request.
import { SYSTEM } from './actor_names.js';
import type { ErrorCode } from './errors.js';
import { logger } from './logging.js';

/** Who does something, from where, and in which request; unset values are unknown. */
export interface Cause {
  requestId?: string;
  clientAddress?: string;
  /** The name for histories: `customer 7`, `staff grace`, `system`. */
  actor?: string;
}

/** Ids and constants; never names, addresses or other text that people typed. */
type About = Record<string, string | number | readonly string[]>;

/** Logs an event. */
export type LogEvent<N extends string> = (event: N, cause: Cause, about?: About) => void;

/** All events of this program, with descriptions. docs/security.md lists them. */
export const declaredEvents = new Map<string, string>();

/** Declares events; returns the function that logs them. */
export function declareEvents<const N extends string>(events: Record<N, string>): LogEvent<N> {
  for (const [name, text] of Object.entries<string>(events)) declaredEvents.set(name, text);
  return (event, cause, about = {}) => {
    const { requestId: request_id, clientAddress: client_address, actor: principal = SYSTEM } = cause;
    logger.info({ event, request_id, client_address, principal, ...about }, events[event]);
  };
}

/** The events of the framework itself. */
export const logEvent = declareEvents({
  staff_logged_in: 'A member of staff logged in.',
  staff_login_failed: 'A log-in of staff failed.',
  staff_logged_out: 'A member of staff logged out.',
  staff_email_changed: 'The e-mail address of a user was changed.',
  staff_session_ended: 'A member of staff ended another session.',
  two_factor_turned_on: 'Log-ins of a user need a code from now on.',
  two_factor_turned_off: 'Log-ins of a user no longer need a code.',
  recovery_codes_made: 'A user got new recovery codes.',
  recovery_code_used: 'A user logged in with a recovery code.',
  api_token_revoked: 'A member of staff revoked an API token.',
  staff_password_changed: 'The password of a user was changed.',
  user_added: 'A user was added.',
  user_changed: 'A user, or what the user may do, was changed.',
  user_deleted: 'A user was deleted.',
  view_as_started: 'A member of staff sees the admin as another user, read-only.',
  view_as_stopped: 'A member of staff no longer sees the admin as another user.',
  group_added: 'A group was added.',
  group_changed: 'A group, or what its users may do, was changed.',
  group_deleted: 'A group was deleted.',
  throttled: 'A request exceeded a rate limit.',
  refused: 'A request was refused: not signed in, or no permission.',
});

/** Their names. */
export type EventName = Parameters<typeof logEvent>[0];

/** The event of an error with this code, if it is a rate limit or a refusal. */
export function logRefused(code: ErrorCode, cause: Cause, about: About): void {
  if (code === 'throttled') logEvent('throttled', cause, about);
  if (code === 'unauthenticated' || code === 'forbidden') logEvent('refused', cause, { ...about, code });
}
