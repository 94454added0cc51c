// The log events of payments.
import { declareEvents } from '../framework/events.js';

export const logEvent = declareEvents({
  payment_recorded: 'Staff recorded a payment.',
  refund_begun: 'A refund was started.',
  payment_disputed: 'A customer disputes a payment.',
});
