// Lines of the log that somebody looks for after an attack: each has a name in `event`, which never changes, and says
// who did it, from where, and in which request.
import { SYSTEM } from './actor_names.js';
import { logger } from './logging.js';

/** The names, and what each line says. docs/security.md explains them. */
export const EVENTS = {
  customer_registration_requested: 'Somebody wants an account, and is sent a link.',
  customer_registered: 'An account was made.',
  customer_logged_in: 'A customer logged in.',
  customer_login_failed: 'A log-in of a customer failed.',
  customer_password_changed: 'A customer changed the password.',
  customer_password_reset_requested: 'Somebody asked for a link to choose a new password.',
  customer_password_reset: 'A customer chose a new password with a mailed link.',
  customer_email_change_requested: 'A customer wants another e-mail address.',
  customer_email_changed: 'The e-mail address of a customer was changed.',
  customer_activated: 'A customer may log in again.',
  customer_deactivated: 'A customer may not log in any more.',
  customer_token_reused: 'A refresh token was used twice; its session has ended.',
  customer_data_exported: 'A customer got a copy of all data.',
  customer_forgotten: 'A customer was forgotten.',
  orders_claimed: 'A customer took orders of a guest into the account.',
  payment_recorded: 'Staff recorded a payment.',
  refund_begun: 'Money is to be given back.',
  staff_logged_in: 'A member of staff logged in.',
  staff_login_failed: 'A log-in of staff failed.',
  staff_logged_out: 'A member of staff logged out.',
  staff_email_changed: 'The e-mail address of a user was changed.',
  staff_session_ended: 'A member of staff ended another log-in.',
  two_factor_turned_on: 'Log-ins of a user need a code from now on.',
  two_factor_turned_off: 'Log-ins of a user need no code any more.',
  recovery_codes_made: 'A user got new recovery codes.',
  recovery_code_used: 'A user logged in with a recovery code.',
  api_token_revoked: 'A member of staff ended an API token.',
  staff_password_changed: 'The password of a user was changed.',
  user_added: 'A user was added.',
  user_changed: 'A user, or what the user may do, was changed.',
  user_deleted: 'A user was deleted.',
  group_added: 'A group was added.',
  group_changed: 'A group, or what its users may do, was changed.',
  group_deleted: 'A group was deleted.',
  throttled: 'Somebody was told to try again later.',
  refused: 'Somebody was refused who is not signed in, or may not do this.',
} as const;

export type EventName = keyof typeof EVENTS;

/** Who does something, from where, and in which request; what is left out is not known. */
export interface Cause {
  requestId?: string;
  clientAddress?: string;
  /** As histories have it: `customer 7`, `staff grace`, `system`. */
  actor?: string;
}

/** Ids and other words of our own; never names, addresses or anything else that people typed. */
type About = Record<string, string | number | readonly string[]>;

/** Writes the event's line. */
export function logEvent(event: EventName, cause: Cause, about: About = {}): void {
  const { requestId: request_id, clientAddress: client_address, actor: principal = SYSTEM } = cause;
  logger.info({ event, request_id, client_address, principal, ...about }, EVENTS[event]);
}
