// URL patterns in Django's syntax, on Express. Everything about an endpoint is declared with its URL:
// `path('products/<int:id>/', { GET: endpoint(views.retrieve, 'anyone') })`.
import type { Request, RequestHandler, Response } from 'express';
import { ApiError, type ErrorCode } from '../errors.js';
import type { Answer } from '../serializers/answers.js';
import type { CountRequest, Throttle } from '../throttles/throttles.js';
import { type Check, propertiesOf } from '../validation.js';
import { type Access, authorize, type Credentials } from './access.js';
import { readForm } from './body.js';
import type { ErrorFormat } from './error_format.js';
import { checkedQuery, checkQueryNames } from './query.js';
import { selectFields, withFields } from './field_selection.js';
import { declareHeaders, type RequestHeader } from './request_headers.js';
import { type BodyReader, jsonReader } from './request.js';
import { nameRoute } from './routes.js';

/** The checked query parameters and body of a request. */
interface Asked<Q, B> {
  query: Q;
  body: B;
}

/** Makes one call and writes the response. */
export type View<Q = unknown, B = unknown> = (
  request: Request,
  response: Response,
  asked: Asked<Q, B>,
) => Promise<void>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Endpoint {
  view: View<never, never>;
  access: Access;
  /** The permission that staff need, such as `products.change_product`. */
  permission?: string | undefined;
  /** Its query parameters. */
  query?: Check<unknown> | undefined;
  body?: BodyReader<unknown> | undefined;
  /** Its rate limit. */
  throttle?: Throttle | undefined;
  /** The resource whose fields clients may choose with `?fields=`. */
  fields?: Answer | undefined;
  /** Its responses by status; errors have the format of errors.ts. */
  answers?: Record<number, Answer> | undefined;
  /** The codes of its errors, besides those that follow from the rest of the declaration. */
  errors?: ErrorCode[] | undefined;
  /** The headers that its view reads. */
  headers?: RequestHeader[] | undefined;
  /** The name of the function in generated clients, unique in the API: `cancelOrder`. */
  name?: string | undefined;
  /** What it does, in one sentence. */
  summary?: string | undefined;
  /** A body that works in a shop with sample data. */
  example?: object | undefined;
}

/** A view must declare the query and the body that it takes, and no others. */
type Inputs<Q, B> = (unknown extends Q ? { query?: undefined } : { query: Check<Q> }) &
  (unknown extends B ? { body?: undefined } : { body: Check<B> | BodyReader<B> });
/** What an endpoint may declare besides its input. */
type Said = Exclude<keyof Endpoint, 'view' | 'access' | 'query' | 'body'>;
type Options<Q, B> = Inputs<Q, B> & Pick<Endpoint, Said>;

/** The endpoint of a method and path: the view, its access, and the input of its requests. */
export function endpoint<Q, B>(
  view: View<Q, B>,
  access: Access,
  ...[options]: object extends Options<Q, B> ? [Options<Q, B>?] : [Options<Q, B>]
): Endpoint {
  const { body, query, fields, ...declared } = (options ?? {}) as Pick<Endpoint, Said | 'query'> & {
    body?: Check<unknown> | BodyReader<unknown>;
  };
  const reader = typeof body === 'function' ? jsonReader(body) : body;
  const asked = fields ? withFields(query, fields) : query;
  return { view: view as View<never, never>, access, query: asked, body: reader, fields, ...declared };
}

export interface UrlPattern {
  /** In Django's syntax, without a leading slash: `api/products/<int:id>/`. */
  route: string;
  methods: Partial<Record<Method, Endpoint>>;
  /** Part of the Python system's contract, for whose clients more input is accepted. */
  v1: boolean;
  /** The response of GET is the same for everybody, so caches may store it. */
  shared: boolean;
  /** A page for people: its query may have any parameters, because mail programs add some to links. */
  isPage: boolean;
  /** The format of its errors, if it is not the usual one. */
  errorFormat: ErrorFormat | undefined;
}

/** One path and its endpoints. */
export function path(
  route: string,
  methods: UrlPattern['methods'],
  options: Partial<Omit<UrlPattern, 'route' | 'methods'>> = {},
): UrlPattern {
  const { v1 = false, shared = false, isPage = false, errorFormat } = options;
  return { route, methods, v1, shared, isPage, errorFormat };
}

/** An app's patterns under a prefix. */
export function include(prefix: string, patterns: UrlPattern[]): UrlPattern[] {
  return patterns.map((pattern) => ({ ...pattern, route: prefix + pattern.route }));
}

/**
 * The handler of these patterns, with and without the trailing slash: the first that matches gets the request. A router
 * of Express would be slower the more patterns come before.
 */
export function buildRouter(
  patterns: UrlPattern[],
  credentials: Credentials,
  countRequest: CountRequest,
): RequestHandler {
  const routes = patterns.map((pattern) => ({
    path: expressPath(pattern.route),
    dispatch: dispatcher(pattern, credentials, countRequest),
  }));
  return (request, response, next) => {
    const { path: asked } = request;
    for (const { path, dispatch } of routes) {
      const match = path.exec(asked);
      if (!match) continue;
      request.params = parametersOf(match);
      return dispatch(request, response);
    }
    next();
  };
}

/** Throws an URIError for one that is not validly encoded. */
function parametersOf({ groups = {} }: RegExpExecArray): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const name in groups) parameters[name] = decodeURIComponent(groups[name] ?? '');
  return parameters;
}

/** Clients of the first system use either prefix: every route under `api/` also answers under `api/v1/`. */
const API_PREFIX = /^api\//;

/** `products/<int:id>/` → a regular expression whose `id` matches only digits. */
export function expressPath(route: string): RegExp {
  const prefix = API_PREFIX.test(route) ? 'api/(?:v1/)?' : '';
  const source = route
    .replace(API_PREFIX, '')
    .replace(/\/$/, '')
    .split(/(<\w+:\w+>)/)
    .map((part) => {
      const parameter = /^<(\w+):(\w+)>$/.exec(part);
      if (!parameter) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return `(?<${parameter[2]}>${parameter[1] === 'int' ? '-?\\d+' : '[^/]+'})`;
    });
  return new RegExp(`^/${prefix}${source.join('')}/?$`);
}

/** Any cache may store it, but must revalidate each time: 304 if nothing has changed. */
const SHARED = 'public, max-age=0, must-revalidate';

function dispatcher(pattern: UrlPattern, credentials: Credentials, countRequest: CountRequest) {
  const { methods, v1, shared, isPage } = pattern;
  const allowed = allowedMethods(methods);
  const names = new Map(Object.entries(methods).map(([method, found]) => [method, namesIn(found)]));
  const listed = names.get('GET') ?? [];
  const checkNames = (request: Request, known: string[]): void => {
    if (!isPage) checkQueryNames(request, known, v1 && listed.includes('page_size'));
  };
  const route = `/${pattern.route}`;
  return async (request: Request, response: Response): Promise<void> => {
    nameRoute(request, route);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (method === 'OPTIONS') {
      checkNames(request, listed);
      response.set('Allow', allowed).status(204).end();
      return;
    }
    const found = Object.hasOwn(methods, method) ? methods[method as Method] : undefined;
    if (!found) {
      response.set('Allow', allowed);
      throw new ApiError('method_not_allowed', `${request.method} is not allowed here. Allowed: ${allowed}.`);
    }
    await readForm(request, response, v1);
    if (dependsOnCaller(found)) response.vary('Authorization, Cookie');
    await authorize(request, found.access, found.permission, credentials);
    if (found.throttle) await countRequest(found.throttle, request, response);
    checkNames(request, names.get(method) ?? []);
    declareHeaders(request, found.headers ?? []);
    if (shared && method === 'GET') response.set('Cache-Control', SHARED);
    await found.view(request, response, askedOf(request, found) as Asked<never, never>);
  };
}

/** Whether other callers get another answer. */
function dependsOnCaller({ access }: Endpoint): boolean {
  return access !== 'anyone' && access !== 'ignore_credentials';
}

function namesIn({ query }: Endpoint): string[] {
  return query ? propertiesOf(query.schema) : [];
}

function askedOf(request: Request, { query, fields, body }: Endpoint): Asked<unknown, unknown> {
  const checked = query && checkedQuery(request, query);
  if (fields) selectFields(request, checked);
  return { query: checked, body: body?.read(request) };
}

function allowedMethods(methods: UrlPattern['methods']): string {
  const names = Object.keys(methods);
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}
