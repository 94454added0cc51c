// Holds every answer that a test gets against the OpenAPI document of the shop: a status, a media type, a header or an
// error code that is not documented, or a body of another shape, fails the test.
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { urlpatterns } from '../ecommerce/urls.js';
import { RESPONSE_HEADERS } from '../framework/http/cross_origin.js';
import { type Endpoint, expressPath } from '../framework/http/router.js';
import { pathOf } from '../framework/openapi/names.js';
import { projectDocument } from '../framework/openapi/project_document.js';

/** An answer, and the request that got it. */
export interface Exchange {
  method: string;
  /** With origin and query. */
  url: string;
  status: number;
  headers: Headers;
  /** Parsed if it is JSON; '' without one. */
  body: unknown;
}

interface Response {
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, object>;
  'x-error-codes'?: string[];
}

const ID = 'shop';
const document = await projectDocument();
const ajv = new Ajv2020({ allErrors: true, strict: false });
ajvFormats.default(ajv);
ajv.addSchema({ ...document, $id: ID });

const patterns = urlpatterns
  .filter(({ isPage }) => !isPage)
  .map((pattern) => ({ pattern, path: expressPath(pattern.route) }));

/** Throws when the document does not say that this request can have this answer. */
export function checkAnswer(exchange: Exchange): void {
  const { pathname } = new URL(exchange.url);
  const found = patterns.find(({ path }) => path.test(pathname))?.pattern;
  const method = exchange.method === 'HEAD' ? 'get' : exchange.method.toLowerCase();
  const route = found && pathOf(found);
  if (!route || !document.paths[route]?.[method]) return;
  const problems = problemsOf(exchange, ['paths', route, method, 'responses', String(exchange.status)]);
  if (problems.length === 0) return;
  const { status, body } = exchange;
  throw new Error(
    `${exchange.method} ${pathname} (${status}) is not as documented: ${problems.join('; ')}\n${JSON.stringify(body).slice(0, 2_000)}`,
  );
}

function problemsOf(exchange: Exchange, place: string[]): string[] {
  const found = valueAt(place) as Response | { $ref: string } | undefined;
  if (!found) return ['the status is not documented'];
  if (!('$ref' in found)) return problemsIn(exchange, found, place);
  const target = found.$ref.split('/').slice(1);
  return problemsIn(exchange, valueAt(target) as Response, target);
}

function problemsIn(exchange: Exchange, response: Response, place: string[]): string[] {
  return [
    ...inHeaders(exchange, response),
    ...inCode(exchange, response),
    ...(exchange.method === 'HEAD' ? [] : inBody(exchange, response, place)),
  ];
}

function inHeaders({ headers }: Exchange, { headers: documented = {} }: Response): string[] {
  const names = Object.keys(documented);
  const missing = names.filter((name) => {
    const { required } = document.components.headers?.[name] as { required?: boolean };
    return required && !headers.has(name);
  });
  const more = RESPONSE_HEADERS.filter((name) => headers.has(name) && !names.includes(name));
  return [
    ...missing.map((name) => `the header ${name} is missing`),
    ...more.map((name) => `the header ${name} is not documented`),
  ];
}

function inCode({ body }: Exchange, { 'x-error-codes': codes }: Response): string[] {
  const code = (body as { code?: unknown } | null)?.code;
  if (!codes || typeof code !== 'string' || codes.includes(code)) return [];
  return [`the error code ${code} is not documented`];
}

function inBody({ url, headers, body }: Exchange, { content }: Response, place: string[]): string[] {
  if (!content) return body === '' ? [] : ['there is a body'];
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';');
  if (!(type in content)) return [`the media type ${type} is not documented`];
  if (!type.endsWith('json')) return []; // text, or a file
  const validate = validatorAt([...place, 'content', type, 'schema']);
  if (validate(body)) return [];
  const errors = (validate.errors ?? []).filter(
    (error) => !new URL(url).searchParams.has('fields') || !isLeftOut(error),
  );
  return errors.length === 0 ? [] : [ajv.errorsText(errors, { dataVar: 'body' })];
}

/** Whether a field of the resource, or of a row of the list, is missing: `?fields=` leaves them out. */
function isLeftOut({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === 'required' && /^(\/\w+\/\d+)?$/.test(instancePath);
}

function validatorAt(place: string[]): ValidateFunction {
  const pointer = place
    .map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent);
  const validate = ajv.getSchema(`${ID}#/${pointer.join('/')}`);
  if (!validate) throw new Error(`There is no schema at ${place.join(' ')}.`);
  return validate as ValidateFunction;
}

function valueAt(place: string[]): unknown {
  return place.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    document,
  );
}

/** The endpoints of the API that declare no answer. */
export function undeclared(): string[] {
  return patterns.flatMap(({ pattern: { route, methods } }) =>
    Object.entries(methods)
      .filter(([, { answers }]: [string, Endpoint]) => !answers)
      .map(([method]) => `${method} ${route}`),
  );
}
