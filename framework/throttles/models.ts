// The table of request counts, for several processes.
import { AutoField, CharField, DateTimeField, IntegerField } from '../db/fields.js';
import { defineModel } from '../db/model.js';

export const RequestCount = defineModel({
  app: 'throttles',
  name: 'RequestCount',
  indexes: [['ends_at', 'id']],
  fields: {
    id: AutoField(),
    /** A hash of the throttle's name and the client; hashed, because IP addresses are personal data. */
    key_hash: CharField({ maxLength: 64, unique: true, editable: false }),
    hits: IntegerField({}),
    /** The end of the period; then counting restarts from 0. */
    ends_at: DateTimeField({}),
  },
});
