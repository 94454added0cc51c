// The JSON Schema of input for a model's fields.
import { toMajorUnits } from '../money.js';
import { settings } from '../conf/settings.js';
import type { Schema } from '../validation.js';
import type { Field } from './fields.js';
import type { Model } from './model.js';

/** The schemas of the named fields, by their public names (money in major units). */
export function fieldSchemas(model: Model, names: string[]): Record<string, Schema> {
  return Object.fromEntries(
    names.map((name) => {
      const field = model.field(name);
      return [field.publicName, fieldSchema(field)];
    }),
  );
}

/** The schema of one field's value; an amount is in this currency. */
export function fieldSchema(field: Field, currency = settings.CURRENCY): Schema {
  const schema = { ...kindSchema(field, currency), ...limits(field, currency) };
  return field.options.null ? { ...schema, type: [schema.type, 'null'] } : schema;
}

function kindSchema(field: Field, currency: string): Schema {
  const { maxLength, blank } = field.options;
  switch (field.kind) {
    case 'char':
    case 'text':
      if (!blank) return { type: 'string', maxLength, ...textRules(field), notBlank: true };
      return { type: 'string', maxLength, if: { minLength: 1 }, then: textRules(field) };
    case 'datetime':
      return { type: 'string', format: 'date-time' };
    case 'boolean':
      return { type: 'boolean' };
    case 'money':
      return { type: 'number', money: currency };
    default:
      return { type: 'integer' };
  }
}

function textRules({ kind, options: { format = 'text' } }: Field): Schema {
  if (format === 'email') return { emailAddress: true };
  return { format, ...(kind === 'char' && { singleLine: true }) };
}

function limits(field: Field, currency: string): Schema {
  const { min, max, choices, blank } = field.options;
  const unit = (value: number) => (field.kind === 'money' ? toMajorUnits(value, currency) : value);
  return {
    ...(choices && { enum: [...(blank ? [''] : []), ...choices.map(([value]) => value)] }),
    ...(min !== undefined && { minimum: unit(min) }),
    ...(max !== undefined && { maximum: unit(max) }),
  };
}
