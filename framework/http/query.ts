// The query parameters of a request: each endpoint declares its own, and any other name is refused, for
// a misspelt filter that is ignored lists everything.
import type { Request } from 'express';
import { type FieldProblem, invalid } from '../errors.js';
import { didYouMean } from '../similar_names.js';
import type { Schema } from '../validation.js';

/** What Django REST framework reads by itself on a list: existing clients send it. */
const FRAMEWORK_PARAMETERS = ['format'];
/** No name is longer; the distance between two names takes time. */
const MAX_NAME = 100;

/** Refuses every parameter but these; a v1 list (its GET has parameters) ignores those of its first system. */
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

/**
 * The query parameters as the types that their schema gives them, to be checked by it; empty ones count as left out.
 * What does not read as its type is `invalid`, never a default.
 */
export function readQuery(request: Request, schema: Schema): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const [name, { type }] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
    const text = request.query[name];
    if (text === undefined || text === '') continue;
    if (typeof text !== 'string') problems.push({ field: name, message: 'must be given once' });
    else values[name] = convert(text, String(type));
  }
  if (problems.length > 0) throw invalid(problems);
  return values;
}

/** The text as the type, or unchanged for the schema to refuse. */
function convert(text: string, type: string): unknown {
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'number' && /^-?\d{1,15}(\.\d{1,30})?(e[+-]?\d{1,3})?$/i.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|1)$/i.test(text)) return true;
  if (type === 'boolean' && /^(false|0)$/i.test(text)) return false;
  return text;
}
