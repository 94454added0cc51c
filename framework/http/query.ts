// The query parameters of a request: each endpoint declares its own, and any other name is refused, because
// ignoring a misspelt filter would list everything.
import type { Request } from 'express';
import { ApiError, type FieldProblem, invalid } from '../errors.js';
import { didYouMean } from '../similar_names.js';
import type { Check, Schema } from '../validation.js';

/** Parameters that Django REST framework accepts on every list: existing clients send them. */
const FRAMEWORK_PARAMETERS = ['format'];
/** The maximum length of a name for suggestions, because computing edit distances takes time. */
const MAX_NAME = 100;

/** Refuses every other parameter; a v1 list (its GET has parameters) ignores those of its first system. */
export function checkQueryNames(request: Request, known: string[], isV1List: boolean): void {
  const ignored = isV1List ? FRAMEWORK_PARAMETERS : [];
  const unknown = Object.keys(request.query).filter(
    (name) => !known.includes(name) && !ignored.includes(name),
  );
  if (unknown.length > 0) throw invalid(unknown.map((name) => unknownName(name, known)));
}

function unknownName(name: string, known: string[]): FieldProblem {
  const field = name.slice(0, MAX_NAME) || 'query';
  return { field, message: `is not a query parameter here. ${didYouMean(field, known)}`.trim() };
}

/** The query parameters that pass this check. A problem of an entry of a list is one of its parameter. */
export function checkedQuery<Q>(request: Request, check: Check<Q>): Q {
  const values = readQuery(request, check.schema);
  try {
    return check(values);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'invalid') throw error;
    const named = error.details.map(({ field, message }) => ({
      field: field.replace(/\[\d+\]$/, ''),
      message,
    }));
    throw invalid(
      named.filter(({ field }, index) => named.findIndex((each) => each.field === field) === index),
    );
  }
}

/**
 * The query parameters with the types of their schema, which then checks them; empty ones count as unset. A value that
 * cannot be converted is `invalid`, never a default.
 */
function readQuery(request: Request, schema: Schema): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  const { query } = request; // Express parses it each time that it is read
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
    const text = query[name];
    if (text === undefined || text === '') continue;
    if (typeof text !== 'string') problems.push({ field: name, message: 'must be given once' });
    else values[name] = convert(text, property);
  }
  if (problems.length > 0) throw invalid(problems);
  return values;
}

/** The string converted to the schema's type, or unchanged for the schema to refuse. A list has commas between. */
function convert(text: string, { type, format, items }: Schema): unknown {
  if (type === 'array') return text.split(',').map((entry) => convert(entry.trim(), items as Schema));
  // An offset's plus sign that was not encoded has become a space.
  if (format === 'date-time') return text.replace(/ (?=\d\d:\d\d$)/, '+');
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'number' && /^-?\d{1,15}(\.\d{1,30})?(e[+-]?\d{1,3})?$/i.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|1)$/i.test(text)) return true;
  if (type === 'boolean' && /^(false|0)$/i.test(text)) return false;
  return text;
}
