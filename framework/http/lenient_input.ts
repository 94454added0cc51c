// Input that the first system accepted from its clients: numbers as strings, and null for optional strings.
import { check, type Check, type Schema } from '../validation.js';

/** A check that also accepts the first system's input, converted to the types of the schema. */
export function lenientCheck<T>(schema: Schema): Check<T> {
  const strict = check<T>(schema);
  const run = (input: unknown): T => {
    try {
      return strict(input);
    } catch {
      return strict(converted(schema, input, true));
    }
  };
  return Object.assign(run, { schema });
}

/** Converts the input to the schema's types; other values are left for the schema to refuse. */
function converted(schema: Schema, input: unknown, required: boolean): unknown {
  if (typeof input === 'string') return numberOf(schema, input) ?? input;
  if (input === null) return schema.type === 'string' && !required && !schema.notBlank ? '' : null;
  if (typeof input !== 'object') return input;
  if (Array.isArray(input)) {
    const items = schema.items as Schema | undefined;
    return items ? input.map((item) => converted(items, item, true)) : input;
  }
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const names = (schema.required ?? []) as string[];
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, property ? converted(property, value, names.includes(name)) : value];
    }),
  );
}

/** Converts a string to a number if the schema needs one; not NaN, 0x10 or ''. */
function numberOf({ type }: Schema, text: string): number | undefined {
  const isNumber =
    (type === 'integer' && /^\s*[+-]?\d+\s*$/.test(text)) ||
    (type === 'number' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text));
  return isNumber ? Number(text) : undefined;
}
