// The table of idempotency keys: who used which key, for what, and how it was answered.
import { BooleanField, CharField, AutoField, DateTimeField, TextField } from '../db/fields.js';
import { defineModel } from '../db/model.js';

export const IdempotencyKey = defineModel({
  app: 'idempotency',
  name: 'IdempotencyKey',
  uniqueTogether: [['scope', 'key']],
  indexes: [['created_at', 'id']],
  fields: {
    id: AutoField(),
    /** Who asked (attempts.ts): the keys of two callers have nothing to do with each other. */
    scope: CharField({ maxLength: 300 }),
    key: CharField({ maxLength: 255 }),
    request_hash: CharField({ maxLength: 64 }),
    /** When the attempt began that the answer was given to. */
    asked_at: DateTimeField({}),
    /** The answer is a refusal: a later attempt may do better. */
    refused: BooleanField({ default: false }),
    /** Encrypted, for it may hold tokens. Null only while the first attempt is at work. */
    answer: TextField({ null: true, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
  },
});
