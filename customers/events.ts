// The log events of customers.
import { declareEvents } from '../framework/events.js';

export const logEvent = declareEvents({
  customer_registration_requested: 'Somebody asked for an account and gets a link.',
  customer_registered: 'An account was made.',
  customer_logged_in: 'A customer logged in.',
  customer_login_failed: 'A log-in of a customer failed.',
  customer_password_changed: 'A customer changed the password.',
  customer_password_reset_requested: 'Somebody asked for a link to choose a new password.',
  customer_password_reset: 'A customer chose a new password with a mailed link.',
  customer_email_change_requested: 'A customer wants another e-mail address.',
  customer_email_changed: 'The e-mail address of a customer was changed.',
  customer_activated: 'A customer may log in again.',
  customer_deactivated: 'A customer may no longer log in.',
  customer_token_reused: 'A refresh token was used twice; its session has ended.',
  customer_data_exported: 'A customer got a copy of all data.',
  customer_forgotten: 'A customer was forgotten.',
});
