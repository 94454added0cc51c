// Requests to every operation of the OpenAPI document: many that fit it, and many that do not.
import fc from 'fast-check';
import type { OpenApiDocument } from '../../framework/openapi/document.js';
import { ID, resolve, type Schema, valuesOf } from './json_values.js';
import { sometimesWeird, weirdText } from './weird_values.js';

/** Who sends a request. */
const ACTORS = ['anyone', 'customer', 'staff'] as const;

export interface FuzzedRequest {
  actor: (typeof ACTORS)[number];
  method: string;
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
      actor: fc.constantFrom(...ACTORS),
      place: pathOf(path, parameters, document),
      query: queryOf(parameters, document),
      headers: headersOf(parameters, document),
      body: json ? sometimesWeird(fitting) : fc.oneof({ weight: 9, arbitrary: fitting }, fc.constant({})),
    })
    .map(({ actor, place, query, headers, body }) => ({
      ...{ actor, method: method.toUpperCase(), path: place + query, headers },
      ...(body !== undefined && method !== 'get' && { body }),
    }));
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
    const usual = schema.type === 'integer' ? ID : valuesOf(schema, document, name);
    return fc.oneof({ weight: 9, arbitrary: usual }, weirdText);
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

/** Bytes that HTTP permits in a header. */
const inHeader = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').trim();

function headersOf(parameters: Parameter[], document: OpenApiDocument): fc.Arbitrary<Record<string, string>> {
  const known = parameters.filter((each) => each.in === 'header');
  if (known.length === 0) return fc.constant({});
  const one = fc
    .constantFrom(...known)
    .chain(({ name, schema }) =>
      fc
        .oneof(fc.constantFrom('a key', '"1"', '*'), valuesOf(schema, document, name).map(asText), weirdText)
        .map((value): [string, string] => [name, inHeader(value)]),
    );
  return fc.array(one, { maxLength: 2 }).map((pairs) => Object.fromEntries(pairs));
}
