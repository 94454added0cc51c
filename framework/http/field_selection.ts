// `?fields=id,name`: clients may ask for some fields of a resource, or of the rows of a list.
import type { Request } from 'express';
import type { Answer } from '../serializers/answers.js';
import { check, type Check, objectSchema, propertiesOf, type Schema } from '../validation.js';

const selections = new WeakMap<Request, string[]>();

/** The check of a query that may also name fields of this resource. */
export function withFields(query: Check<unknown> | undefined, resource: Answer): Check<unknown> {
  const fields: Schema = {
    type: 'array',
    maxItems: 100,
    // Read when the first request is checked: the schema of an answer is made on demand.
    get items() {
      return { type: 'string', enum: propertiesOf(resource.schema) };
    },
    description: 'Only these fields of each resource.',
  };
  const { properties = {}, required = [] } = query?.schema ?? {};
  const schema = objectSchema({ ...(properties as Record<string, Schema>), fields }, required as string[]);
  return check(schema);
}

/** Keeps the fields that a request asks for, for `selected`. */
export function selectFields(request: Request, query: unknown): void {
  const { fields } = query as { fields?: string[] };
  if (fields) selections.set(request, fields);
}

/** The resource with the fields that the request asks for, in their usual order; all unless it names some. */
export function selected<R extends object>(request: Request, resource: R): Partial<R> {
  const fields = selections.get(request);
  if (!fields) return resource;
  return Object.fromEntries(Object.entries(resource).filter(([name]) => fields.includes(name))) as Partial<R>;
}
