// What happens to payments that somebody looks for in the log.
import { declareEvents } from '../framework/events.js';

export const logEvent = declareEvents({
  payment_recorded: 'Staff recorded a payment.',
  refund_begun: 'Money is to be given back.',
});
