// Names in the description of the API, made from what is declared: paths, tags, and names of functions.
import type { AppConfig } from '../app_config.js';
import type { Endpoint, Method, UrlPattern } from '../http/router.js';

const PARAMETER = /<(\w+):(\w+)>/g;

/** `/api/products/{id}/` for `api/products/<int:id>/`. */
export function pathOf({ route }: UrlPattern): string {
  return `/${route.replace(PARAMETER, '{$2}')}`;
}

/** The parameters of a path and their kinds. */
export function parametersOf({ route }: UrlPattern): { kind: string; name: string }[] {
  return [...route.matchAll(PARAMETER)].map(([, kind = '', name = '']) => ({ kind, name }));
}

/** The declared name; without one, `getCartItemsByProductId` for `GET api/cart/items/<int:product_id>/`. */
export function operationId(method: Method, pattern: UrlPattern, { name }: Endpoint): string {
  if (name !== undefined) return name;
  const words = pattern.route
    .replace(/^api\//, '')
    .replace(PARAMETER, 'by_$2')
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map(capitalized).join('');
}

/** The app that a pattern belongs to: that of its first segment, or else of a permission that it needs. */
export function appOf({ route, methods }: UrlPattern, apps: AppConfig[]): string | undefined {
  const [segment = ''] = route.replace(/^api\//, '').split('/');
  const permissions = Object.values(methods).map(({ permission = '' }) => permission.split('.')[0]);
  const names = [segment, `${segment}s`, ...permissions];
  return names.find((name) => apps.some(({ label }) => label === name));
}

/** `InProgress` for `in_progress`. */
export function pascalCase(name: string): string {
  return name.split('_').map(capitalized).join('');
}

/** `ListProducts` for `listProducts`. */
export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
