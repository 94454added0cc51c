// URL patterns as Django writes them, on Express: `path('products/<int:id>/', { GET: [view, access] })`.
import { type Request, type Response, Router } from 'express';
import { ShopError } from '../errors.js';
import { type Access, authorize, type Credentials } from './access.js';
import { readForm } from './body.js';
import type { CountRequest, Throttle } from '../throttles/throttles.js';
import { checkQueryNames, type Query } from './query.js';

/** Reads the request, makes one call, writes the reply. */
export type View = (request: Request, response: Response) => Promise<void>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Each method with its view, the access that it needs, and the permission that staff need there. */
export type Methods = Partial<Record<Method, readonly [View, Access, string?]>>;

export interface UrlPattern {
  /** As Django writes it, without a leading slash: `api/products/<int:id>/`. */
  route: string;
  methods: Methods;
  /** The query parameters that it has. */
  query: Query;
  /** Part of the Python system's contract, whose clients may send more than others. */
  v1: boolean;
  /** What GET answers is the same for everybody, so that caches on the way may keep it. */
  shared: boolean;
  /** What is counted of whom, so that nobody does it too often. */
  throttles: Partial<Record<Method, Throttle>>;
}

/** One path and what answers there. */
export function path(
  route: string,
  methods: Methods,
  {
    query = {},
    v1 = false,
    shared = false,
    throttles = {},
  }: Partial<Omit<UrlPattern, 'route' | 'methods'>> = {},
): UrlPattern {
  return { route, methods, query, v1, shared, throttles };
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
function expressPath(route: string): RegExp {
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
  const { methods, query, v1, shared, throttles } = pattern;
  const allowed = allowedMethods(methods);
  return async (request: Request, response: Response): Promise<void> => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (method === 'OPTIONS') {
      checkQueryNames(request, query, v1);
      response.set('Allow', allowed).status(204).end();
      return;
    }
    const handler = Object.hasOwn(methods, method) ? methods[method as Method] : undefined;
    if (!handler) {
      response.set('Allow', allowed);
      throw new ShopError(
        'method_not_allowed',
        `${request.method} is not allowed here. Allowed: ${allowed}.`,
      );
    }
    const [view, access, permission] = handler;
    await readForm(request, response, v1);
    await authorize(request, access, permission, credentials);
    const counted = throttles[method as Method];
    if (counted !== undefined) await countRequest(counted, request, response);
    checkQueryNames(request, query, v1);
    if (shared && method === 'GET') response.set('Cache-Control', SHARED);
    await view(request, response);
  };
}

function allowedMethods(methods: Methods): string {
  const names = Object.keys(methods);
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}
