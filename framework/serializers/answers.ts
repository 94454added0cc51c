// The schemas of what endpoints answer (JSON Schema, draft 7), put together where addresses are declared. They are
// made when somebody asks for them, for a server that only answers needs none.
import type { Schema } from '../validation.js';

/** What an endpoint answers with one status; a serializer is one. */
export interface Answer {
  readonly schema: Schema;
  /** Its media types, if it is not JSON alone. */
  readonly types?: readonly string[] | undefined;
  /** Its headers, besides those of every answer. */
  readonly headers?: readonly ResponseHeader[] | undefined;
}

/** The headers of single answers; framework/openapi/headers.ts describes them. */
export type ResponseHeader = 'ETag' | 'Link' | 'Location' | 'Content-Disposition';

/** The same answer, whose schema has this name in the description of the API. */
export function named(title: string, answer: Answer): Answer {
  return {
    types: answer.types,
    headers: answer.headers,
    get schema() {
      return { ...answer.schema, title };
    },
  };
}

/** The same answer with these headers. */
export function withHeaders(answer: Answer, ...headers: ResponseHeader[]): Answer {
  return {
    types: answer.types,
    headers: [...(answer.headers ?? []), ...headers],
    get schema() {
      return answer.schema;
    },
  };
}

/** The same answer with an ETag. */
export function tagged(answer: Answer): Answer {
  return withHeaders(answer, 'ETag');
}

/** The same answer with the address of what was made. */
export function located(answer: Answer): Answer {
  return withHeaders(answer, 'Location');
}

export const TEXT: Answer = { schema: { type: 'string' } };
export const BOOLEAN: Answer = { schema: { type: 'boolean' } };
export const INTEGER: Answer = { schema: { type: 'integer' } };
export const NUMBER: Answer = { schema: { type: 'number' } };
/** An object of any shape. */
export const ANY_OBJECT: Answer = { schema: { type: 'object' } };
/** An answer without a body, such as 204. */
export const NO_BODY: Answer = { schema: { const: '' } };

/** An object with these properties and no others; those named `optional` may be missing. */
export function object(properties: Record<string, Answer>, optional: string[] = []): Answer {
  return {
    get schema() {
      const entries = Object.entries(properties).map(([name, { schema }]) => [name, schema]);
      return {
        type: 'object',
        properties: Object.fromEntries(entries) as Record<string, Schema>,
        required: Object.keys(properties).filter((name) => !optional.includes(name)),
        additionalProperties: false,
      };
    },
  };
}

export function listOf(items: Answer): Answer {
  return {
    get schema() {
      return { type: 'array', items: items.schema };
    },
  };
}

/** What an object's answer has and these properties too; those named `optional` may be missing. */
export function extended(base: Answer, properties: Record<string, Answer>, optional: string[] = []): Answer {
  return {
    get schema() {
      const all = { ...propertiesIn(base), ...properties };
      const missing = Object.keys(propertiesIn(base)).filter((name) => !requiredIn(base).includes(name));
      return object(all, [...missing, ...optional]).schema;
    },
  };
}

/** What an object's answer has but these properties. */
export function without(base: Answer, ...left: string[]): Answer {
  return {
    get schema() {
      const kept = Object.entries(propertiesIn(base)).filter(([name]) => !left.includes(name));
      return object(
        Object.fromEntries(kept),
        kept.map(([name]) => name).filter((name) => !requiredIn(base).includes(name)),
      ).schema;
    },
  };
}

function propertiesIn({ schema }: Answer): Record<string, Answer> {
  const properties = Object.entries(schema.properties as Record<string, Schema>);
  return Object.fromEntries(properties.map(([name, inner]) => [name, { schema: inner }]));
}

function requiredIn({ schema }: Answer): string[] {
  return schema.required as string[];
}

/** What every error's answer has: a sentence, its code, what is wrong with which fields, and the request's id. */
export const ERROR_FIELDS = {
  error: TEXT,
  code: TEXT,
  details: listOf(object({ field: TEXT, message: TEXT })),
  request_id: TEXT,
};
export const ERROR = object(ERROR_FIELDS);
/** The same as `application/problem+json`. */
const { error: detail, ...others } = ERROR_FIELDS;
export const PROBLEM = object({ type: TEXT, title: TEXT, status: INTEGER, detail, ...others });

/** A page of a list that continues by token. */
export function tokenPage(name: string, items: Answer): Answer {
  return withHeaders(object({ [name]: listOf(items), next_page_token: TEXT }), 'ETag', 'Link');
}

/** A page of a list that has page numbers too. Some pages have `more` properties. */
export function numberedPage(name: string, items: Answer, more: Record<string, Answer> = {}): Answer {
  const numbers = { total_count: INTEGER, page: INTEGER, page_size: INTEGER };
  const all = { [name]: listOf(items), ...numbers, next_page_token: TEXT, ...more };
  return withHeaders(object(all, Object.keys(more)), 'ETag', 'Link');
}
