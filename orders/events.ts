// The log events of orders.
import { declareEvents } from '../framework/events.js';

export const logEvent = declareEvents({
  orders_claimed: 'A customer added orders of a guest to the account.',
});
