// How often somebody has done something lately, where several processes count together.
import { AutoField, CharField, DateTimeField, IntegerField } from '../db/fields.js';
import { defineModel } from '../db/model.js';

export const RequestCount = defineModel({
  app: 'throttles',
  name: 'RequestCount',
  indexes: [['ends_at', 'id']],
  fields: {
    id: AutoField(),
    /** A hash of what is counted and of who does it: an address says where somebody is. */
    key_hash: CharField({ maxLength: 64, unique: true, editable: false }),
    hits: IntegerField({}),
    /** When counting begins again from 0. */
    ends_at: DateTimeField({}),
  },
});
