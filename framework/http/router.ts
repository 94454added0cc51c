// URL patterns in Django's syntax, on Express. Everything about an endpoint is declared with its URL:
// `path('products/<int:id>/', { GET: endpoint(views.retrieve, 'anyone') })`.
import { type Request, type Response, Router } from 'express';
import { ApiError } from '../errors.js';
import type { Answer } from '../serializers/answers.js';
import type { CountRequest, Throttle } from '../throttles/throttles.js';
import { type Check, propertiesOf } from '../validation.js';
import { type Access, authorize, type Credentials } from './access.js';
import { readForm } from './body.js';
import { checkQueryNames, readQuery } from './query.js';
import { type BodyReader, jsonReader } from './request.js';

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
  /** Its responses by status; errors have the format of errors.ts. */
  answers?: Record<number, Answer> | undefined;
}

/** A view must declare the query and the body that it takes, and no others. */
type Inputs<Q, B> = (unknown extends Q ? { query?: undefined } : { query: Check<Q> }) &
  (unknown extends B ? { body?: undefined } : { body: Check<B> | BodyReader<B> });
type Said = 'permission' | 'throttle' | 'answers';
type Options<Q, B> = Inputs<Q, B> & Pick<Endpoint, Said>;

/** The endpoint of a method and path: the view, its access, and the input of its requests. */
export function endpoint<Q, B>(
  view: View<Q, B>,
  access: Access,
  ...[options]: object extends Options<Q, B> ? [Options<Q, B>?] : [Options<Q, B>]
): Endpoint {
  const { permission, query, body, throttle, answers } = (options ?? {}) as Pick<Endpoint, Said> & {
    query?: Check<unknown>;
    body?: Check<unknown> | BodyReader<unknown>;
  };
  const reader = typeof body === 'function' ? jsonReader(body) : body;
  return { view: view as View<never, never>, access, permission, query, body: reader, throttle, answers };
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
}

/** One path and its endpoints. */
export function path(
  route: string,
  methods: UrlPattern['methods'],
  { v1 = false, shared = false, isPage = false }: Partial<Omit<UrlPattern, 'route' | 'methods'>> = {},
): UrlPattern {
  return { route, methods, v1, shared, isPage };
}

/** An app's patterns under a prefix. */
export function include(prefix: string, patterns: UrlPattern[]): UrlPattern[] {
  return patterns.map((pattern) => ({ ...pattern, route: prefix + pattern.route }));
}

/** An Express router for these patterns, with and without the trailing slash. */
export function buildRouter(
  patterns: UrlPattern[],
  credentials: Credentials,
  countRequest: CountRequest,
): Router {
  const router = Router({ strict: false, caseSensitive: true });
  for (const pattern of patterns) {
    router.all(expressPath(pattern.route), dispatcher(pattern, credentials, countRequest));
  }
  return router;
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
    if (!isPage) checkQueryNames(request, known, v1 && listed.length > 0);
  };
  return async (request: Request, response: Response): Promise<void> => {
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
    await authorize(request, found.access, found.permission, credentials);
    if (found.throttle) await countRequest(found.throttle, request, response);
    checkNames(request, names.get(method) ?? []);
    if (shared && method === 'GET') response.set('Cache-Control', SHARED);
    await found.view(request, response, askedOf(request, found) as Asked<never, never>);
  };
}

function namesIn({ query }: Endpoint): string[] {
  return query ? propertiesOf(query.schema) : [];
}

function askedOf(request: Request, { query, body }: Endpoint): Asked<unknown, unknown> {
  return { query: query?.(readQuery(request, query.schema)), body: body?.read(request) };
}

function allowedMethods(methods: UrlPattern['methods']): string {
  const names = Object.keys(methods);
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}
