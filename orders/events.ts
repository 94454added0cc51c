// What happens to orders that somebody looks for in the log.
import { declareEvents } from '../framework/events.js';

export const logEvent = declareEvents({
  orders_claimed: 'A customer took orders of a guest into the account.',
});
