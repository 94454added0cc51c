// Requests to every operation of the OpenAPI document: many that fit it, and many that do not.
import fc from 'fast-check';
import type { OpenApiDocument } from '../../framework/openapi/document.js';
import { ID, resolve, type Schema, valuesOf } from './json_values.js';
import { idNameOf, seen } from './seen.js';
import { sometimesWeird, weirdText } from './weird_values.js';

/** Who sends a request. */
const ACTORS = ['anyone', 'customer', 'staff'] as const;

export interface FuzzedRequest {
  actor: (typeof ACTORS)[number];
  method: string;
  /** `POST /api/products/{id}/stock/` */
  operation: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  schema: Schema;
}

interface Operation {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  security?: Record<string, string[]>[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Requests to all operations of the document, each as often as the others. */
export function restRequests(document: OpenApiDocument): fc.Arbitrary<FuzzedRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => requestsOf(method, path, operation as Operation, document)),
  );
  return fc.oneof(...operations);
}

function requestsOf(
  method: string,
  path: string,
  operation: Operation,
  document: OpenApiDocument,
): fc.Arbitrary<FuzzedRequest> {
  const parameters = (operation.parameters ?? []).map((given) =>
    '$ref' in given ? resolve<Parameter>(given.$ref, document) : given,
  );
  const json = operation.requestBody?.content['application/json']?.schema;
  const fitting = json ? valuesOf(json, document) : fc.constant(undefined);
  return fc
    .record({
      actor: fc.oneof(fc.constantFrom(...ACTORS), {
        weight: 4,
        arbitrary: fc.constantFrom(...welcome(operation)),
      }),
      place: pathOf(path, parameters, document),
      query: queryOf(parameters, document),
      headers: headersOf(parameters, document),
      body: json ? sometimesWeird(fitting) : fc.oneof({ weight: 9, arbitrary: fitting }, fc.constant({})),
    })
    .map(({ actor, place, query, headers, body }) => ({
      ...{ actor, method: method.toUpperCase(), path: place + query, headers },
      operation: `${method.toUpperCase()} ${path}`,
      ...(body !== undefined && method !== 'get' && { body }),
    }));
}

/** Who may send it. */
function welcome({ security = [] }: Operation): (typeof ACTORS)[number][] {
  const actors = security.map((each) => {
    if ('customerToken' in each) return 'customer';
    return 'staffToken' in each || 'adminSession' in each ? 'staff' : 'anyone';
  });
  return actors.length > 0 ? [...new Set(actors)] : ['anyone'];
}

const asText = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value as string);

/** What can be part of an address; half of a surrogate pair cannot. */
function encoded(value: unknown): string {
  return encodeURIComponent(Buffer.from(asText(value)).toString());
}

function pathOf(path: string, parameters: Parameter[], document: OpenApiDocument): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = names.map((name) => {
    const schema = parameters.find((each) => each.in === 'path' && each.name === name)?.schema ?? {};
    const [, collection = ''] = new RegExp(`(\\w+)/\\{${name}\\}`).exec(path) ?? [];
    const usual =
      schema.type === 'integer'
        ? seen(name === 'id' || name === 'item' ? idNameOf(collection) : name)
        : valuesOf(schema, document, name);
    return fc.oneof(
      { weight: 9, arbitrary: usual },
      schema.type === 'integer' ? fc.oneof(ID, weirdText) : weirdText,
    );
  });
  return fc
    .tuple(...values)
    .map((all) => names.reduce((made, name, index) => made.replace(`{${name}}`, encoded(all[index])), path));
}

function queryOf(parameters: Parameter[], document: OpenApiDocument): fc.Arbitrary<string> {
  const known = parameters.filter((each) => each.in === 'query');
  if (known.length === 0) return fc.constant('');
  const one = fc
    .constantFrom(...known)
    .chain(({ name, schema }) =>
      fc
        .oneof({ weight: 3, arbitrary: valuesOf(schema, document, name) }, weirdText)
        .map((value) => `${name}=${encoded(value)}`),
    );
  return fc
    .oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(one, { maxLength: 3 }))
    .map((terms) => (terms.length === 0 ? '' : `?${terms.join('&')}`));
}

/** What answers call what these headers carry. */
const REMEMBERED_AS: Record<string, string> = {
  'x-order-token': 'order_token',
  'x-cart-token': 'cart_token',
};

/** Bytes that HTTP permits in a header. */
const inHeader = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').trim();

function headersOf(parameters: Parameter[], document: OpenApiDocument): fc.Arbitrary<Record<string, string>> {
  const known = parameters.filter((each) => each.in === 'header');
  if (known.length === 0) return fc.constant({});
  const one = fc
    .constantFrom(...known)
    .chain(({ name, schema }) =>
      fc
        .oneof(
          ...[fc.constantFrom('a key', '"1"', '*'), valuesOf(schema, document, name).map(asText), weirdText],
          seen(REMEMBERED_AS[name.toLowerCase()] ?? 'etag'),
        )
        .map((value): [string, string] => [name, inHeader(value)]),
    );
  return fc.array(one, { maxLength: 2 }).map((pairs) => Object.fromEntries(pairs));
}
