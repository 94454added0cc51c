// The pattern of a request's address, for metrics and traces: there are few, and addresses without end.
import type { IncomingMessage } from 'node:http';

const routes = new WeakMap<IncomingMessage, string>();

/** Remembers the pattern that a request matched: `/api/orders/<int:id>/`. */
export function nameRoute(request: IncomingMessage, route: string): void {
  routes.set(request, route);
}

/** The pattern of a request; `none` if it matched no pattern, or was refused before. */
export function routeOf(request: IncomingMessage): string {
  return routes.get(request) ?? 'none';
}
