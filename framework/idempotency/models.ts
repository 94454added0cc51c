// The table of idempotency keys: owner, key, request hash and response.
import { BooleanField, CharField, AutoField, DateTimeField, TextField } from '../db/fields.js';
import { defineModel } from '../db/model.js';

export const IdempotencyKey = defineModel({
  app: 'idempotency',
  name: 'IdempotencyKey',
  uniqueTogether: [['scope', 'key']],
  indexes: [['created_at', 'id']],
  fields: {
    id: AutoField(),
    /** The owner (attempts.ts): keys of different owners are independent. */
    scope: CharField({ maxLength: 300 }),
    key: CharField({ maxLength: 255 }),
    request_hash: CharField({ maxLength: 64 }),
    /** The start time of the answered attempt. */
    asked_at: DateTimeField({}),
    /** The response is a refusal: a later attempt may succeed. */
    refused: BooleanField({ default: false }),
    /** Encrypted, because it may contain tokens. Null only while the first attempt is in progress. */
    answer: TextField({ null: true, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false }),
  },
});
