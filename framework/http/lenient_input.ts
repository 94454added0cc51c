// What clients of the first system send and it accepted: numbers as text, and null for an optional text.
import { check, type Check, type Schema } from '../validation.js';

/** A check that also takes what the first system took, as the types that the schema names. */
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

/** The input as the schema's types; what does not read as one is left for the schema to refuse. */
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

/** The number that a text is, if the schema wants one; neither NaN nor 0x10 nor '' is one. */
function numberOf({ type }: Schema, text: string): number | undefined {
  const isNumber =
    (type === 'integer' && /^\s*[+-]?\d+\s*$/.test(text)) ||
    (type === 'number' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text));
  return isNumber ? Number(text) : undefined;
}
