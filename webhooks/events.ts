// The log events of webhooks.
import { declareEvents } from '../framework/events.js';

export const logEvent = declareEvents({
  webhook_registered: 'A webhook endpoint was registered.',
  webhook_changed: 'A webhook endpoint was changed.',
  webhook_deleted: 'A webhook endpoint was deleted.',
  webhook_disabled: 'A webhook endpoint was disabled, because it failed.',
  webhook_key_shown: 'The secret of a webhook endpoint was read.',
  webhook_key_changed: 'A webhook endpoint got a new secret.',
});
