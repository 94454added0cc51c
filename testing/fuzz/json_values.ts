// Values that fit a JSON schema of the OpenAPI document.
import fc from 'fast-check';
import type { OpenApiDocument } from '../../framework/openapi/document.js';
import { likelyTexts } from './likely_texts.js';
import { isRemembered, seen } from './seen.js';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

/** The ids that most requests name: those of rows that there are, and a few more. */
export const ID = fc.integer({ min: 1, max: 8 });
/** Longer texts and lists make requests slow, and find nothing more. */
const LONGEST_TEXT = 300;
const LONGEST_LIST = 4;

/** Values that fit the schema; ids and quantities are small, so that many requests succeed. */
export function valuesOf(schema: Schema, document: OpenApiDocument, name = ''): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valuesOf(resolve(schema.$ref, document), document, name);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, document, name)));
  if (schema.allOf) return valuesOf(mergedAll(schema.allOf, document), document, name);
  const types = schema.type === undefined ? ['string'] : [schema.type].flat();
  const any = fc.oneof(...types.map((type) => valuesOfType(type, schema, document, name)));
  const isOne = types.includes('string') || types.includes('integer');
  return isOne && isRemembered(name) ? fc.oneof({ weight: 2, arbitrary: seen(name) }, any) : any;
}

/** The schema that a reference names, as in `#/components/schemas/Order`. */
export function resolve<T = Schema>(ref: string, document: OpenApiDocument): T {
  const path = ref.split('/').slice(1);
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document) as T;
}

function mergedAll(schemas: Schema[], document: OpenApiDocument): Schema {
  const all = schemas.map((each) => (each.$ref === undefined ? each : resolve(each.$ref, document)));
  return {
    type: 'object',
    properties: Object.assign({}, ...all.map((each) => each.properties ?? {})) as Record<string, Schema>,
    required: all.flatMap((each) => each.required ?? []),
  };
}

function valuesOfType(
  type: string,
  schema: Schema,
  document: OpenApiDocument,
  name: string,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return numbers(schema, name, (range) => fc.integer(range));
    case 'number':
      return numbers(schema, name, (range) =>
        fc.integer({ min: Math.ceil(range.min), max: Math.floor(range.max) }).map((n) => n / 2),
      );
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, document, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(Math.min(schema.maxItems ?? LONGEST_LIST, LONGEST_LIST), schema.minItems ?? 0),
      });
    case 'object':
      return objects(schema, document);
    default:
      return fc.oneof({ weight: 4, arbitrary: likelyTexts(name) ?? texts(schema) }, texts(schema));
  }
}

function numbers(
  { minimum, maximum, exclusiveMinimum }: Schema,
  name: string,
  within: (range: { min: number; max: number }) => fc.Arbitrary<number>,
): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? exclusiveMinimum ?? -1_000, -(2 ** 31));
  const max = Math.min(maximum ?? 1_000_000, 2 ** 31 - 1);
  const any = within({ min, max });
  if (/(^|_)id$/.test(name)) return fc.oneof({ weight: 9, arbitrary: ID }, any);
  const small = within({ min, max: Math.max(min, Math.min(max, 5)) });
  return fc.oneof({ weight: 4, arbitrary: small }, any);
}

function texts({ format, pattern, minLength = 0, maxLength = LONGEST_TEXT }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case 'email':
      return fc.oneof(fc.constantFrom('ada@example.com', 'bob@example.com'), fc.emailAddress());
    case 'date-time':
      return fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString());
    case 'date':
      return fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
        .map((date) => date.toISOString().slice(0, 10));
    case 'uri':
      return fc.webUrl();
    default:
  }
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern));
    } catch {
      // fast-check does not know every pattern: any text then.
    }
  }
  const most = Math.max(minLength, Math.min(maxLength, LONGEST_TEXT));
  const words = fc.constantFrom(
    'Chair',
    'Mug',
    'a long enough phrase',
    '12 St James Square',
    'other',
    'tok_visa',
  );
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: most });
  return fc.oneof(
    words.filter((word) => word.length >= minLength && word.length <= maxLength),
    any,
  );
}

function objects(
  { properties = {}, required = [] }: Schema,
  document: OpenApiDocument,
): fc.Arbitrary<object> {
  const values = Object.entries(properties).map(([name, schema]): [string, fc.Arbitrary<unknown>] => [
    name,
    valuesOf(schema, document, name),
  ]);
  return fc.record(Object.fromEntries(values), {
    requiredKeys: required.filter((name) => name in properties),
  }) as fc.Arbitrary<object>;
}
