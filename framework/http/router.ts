// URL patterns as Django writes them, on Express. All that is true of an endpoint is declared where its address is:
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

/** What a request asks for, checked: its query parameters and its body. */
interface Asked<Q, B> {
  query: Q;
  body: B;
}

/** Makes one call and writes the reply. */
export type View<Q = unknown, B = unknown> = (
  request: Request,
  response: Response,
  asked: Asked<Q, B>,
) => Promise<void>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Endpoint {
  view: View<never, never>;
  access: Access;
  /** What staff need there, as `products.change_product`. */
  permission?: string | undefined;
  /** The query parameters that it has. */
  query?: Check<unknown> | undefined;
  body?: BodyReader<unknown> | undefined;
  /** What is counted of whom, so that nobody does it too often. */
  throttle?: Throttle | undefined;
  /** What it answers, by the status; errors have the form of errors.ts. */
  answers?: Record<number, Answer> | undefined;
}

/** The query and the body that a view takes must be declared, and no others. */
type Inputs<Q, B> = (unknown extends Q ? { query?: undefined } : { query: Check<Q> }) &
  (unknown extends B ? { body?: undefined } : { body: Check<B> | BodyReader<B> });
type Said = 'permission' | 'throttle' | 'answers';
type Options<Q, B> = Inputs<Q, B> & Pick<Endpoint, Said>;

/** What answers a method of a path: the view, who may use it, and what a request may say. */
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
  /** As Django writes it, without a leading slash: `api/products/<int:id>/`. */
  route: string;
  methods: Partial<Record<Method, Endpoint>>;
  /** Part of the Python system's contract, whose clients may send more than others. */
  v1: boolean;
  /** What GET answers is the same for everybody, so that caches on the way may keep it. */
  shared: boolean;
  /** A page for people: its query may have anything, for mail programs add to links. */
  isPage: boolean;
}

/** One path and what answers there. */
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

/** An Express router that answers these patterns, with and without the trailing slash. */
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

/** `products/<int:id>/` → a pattern whose `id` takes digits alone. */
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

/** May be kept by anybody, and is asked about each time: 304 while nothing has changed. */
const SHARED = 'public, max-age=0, must-revalidate';

function dispatcher(pattern: UrlPattern, credentials: Credentials, countRequest: CountRequest) {
  const { methods, v1, shared, isPage } = pattern;
  const allowed = allowedMethods(methods);
  const listed = namesIn(methods.GET);
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
    checkNames(request, namesIn(found));
    if (shared && method === 'GET') response.set('Cache-Control', SHARED);
    await found.view(request, response, askedOf(request, found) as Asked<never, never>);
  };
}

function namesIn(found: Endpoint | undefined): string[] {
  return found?.query ? propertiesOf(found.query.schema) : [];
}

function askedOf(request: Request, { query, body }: Endpoint): Asked<unknown, unknown> {
  return { query: query?.(readQuery(request, query.schema)), body: body?.read(request) };
}

function allowedMethods(methods: UrlPattern['methods']): string {
  const names = Object.keys(methods);
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}
