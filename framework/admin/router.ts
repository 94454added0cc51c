// Every request below /admin/: authentication, the CSRF check, routing to a page, and error pages.
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { AppConfig } from '../app_config.js';
import { requireCsrf } from '../auth/csrf.js';
import { loginAddress } from '../auth/next_address.js';
import { loadStaff } from '../auth/staff.js';
import type { Database } from '../db/database.js';
import { databaseNow, PAGE_TIMEOUT_MS } from '../deadlines.js';
import { ApiError } from '../errors.js';
import { logRefusal, toApiError } from '../http/errors.js';
import { MAX_ID } from '../validation.js';
import { formParser } from './forms.js';
import type { Page, PublicPage, RowPage } from './page.js';
import { render } from './rendering.js';
import { site } from './site.js';
import { type AdminUrl, urlpatterns } from './urls.js';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The admin site on one database. */
export function adminRouter(db: Database, apps: readonly AppConfig[]): Router {
  const router = Router({ caseSensitive: true });
  const pageOf = (request: Request, response: Response, staff: PublicPage['staff']): PublicPage => ({
    ...{ site, apps, request, response, staff },
    db: db.until(databaseNow() + PAGE_TIMEOUT_MS),
  });
  router.use(/^\/admin(?=\/|$)/, (_request, response, next) => {
    response.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    next();
  });
  router.all(/^\/admin(\/.*)?$/, formParser, async (request, response) => {
    await answer(pageOf(request, response, await loadStaff(db, request)));
  });
  const showError: ErrorRequestHandler = (thrown: unknown, request, response, next) => {
    if (!/^\/admin(\/|$)/.test(request.path) || response.headersSent) return next(thrown);
    const error = toApiError(thrown);
    if (error.code === 'internal') request.log.error({ err: thrown }, 'request failed');
    logRefusal(error, request);
    // Without the database the user is unknown: the page has no navigation.
    const asking = error.code === 'unavailable' ? Promise.resolve(null) : loadStaff(db, request);
    asking.then((staff) => errorPage(pageOf(request, response, staff), error)).catch(next);
  };
  router.use(showError);
  return router;
}

async function answer(page: PublicPage): Promise<void> {
  const { request, response, staff } = page;
  const found = findPattern(request.path);
  if (!staff && !found?.pattern.isPublic) {
    response.redirect(302, loginAddress(request.originalUrl));
    return;
  }
  if (staff?.lacks_two_factor && !WITHOUT_TWO_FACTOR.test(request.path)) {
    response.redirect(302, '/admin/account/two_factor/');
    return;
  }
  if (!found) {
    if (!addSlash(request, response)) throw nothingAt(request);
    return;
  }
  const handler = handlerOf(found.pattern, request, response);
  requireCsrf(request);
  await handler(withParameters(page, found.parameters));
}

/** The pages for users who have not set up the required second factor. */
const WITHOUT_TWO_FACTOR = /^\/admin\/(account\/two_factor|password_change(\/done)?|login|logout)\/$/;

interface Found {
  pattern: AdminUrl;
  parameters: Record<string, string>;
}

function findPattern(path: string): Found | undefined {
  for (const pattern of urlpatterns) {
    const match = pattern.path.exec(path);
    if (match) return { pattern, parameters: { ...match.groups } };
  }
  return undefined;
}

/** Redirects `/admin/products` to `/admin/products/`, if that page exists. */
function addSlash(request: Request, response: Response): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || request.path.endsWith('/') || !findPattern(`${request.path}/`)) return false;
  const query = request.originalUrl.slice(request.originalUrl.split('?')[0]?.length ?? 0);
  response.redirect(301, `${request.path}/${query}`);
  return true;
}

function handlerOf(pattern: AdminUrl, request: Request, response: Response) {
  const handler = request.method === 'POST' ? pattern.post : pattern.get;
  const isKnown = ['GET', 'HEAD', 'POST'].includes(request.method);
  if (handler && isKnown) return handler;
  response.set('Allow', [pattern.get && 'GET, HEAD', pattern.post && 'POST'].filter(Boolean).join(', '));
  throw new ApiError('method_not_allowed', `${request.method} is not allowed here.`);
}

/** The page with the app, model and id of its URL; `not_found` if there is no such app or model. */
function withParameters(page: PublicPage, { app, model, id }: Found['parameters']): RowPage {
  const found: Partial<RowPage> = { ...(page as Page) };
  if (app !== undefined) {
    const config = page.apps.find(({ label }) => label === app);
    if (!config) throw nothingAt(page.request);
    Object.assign(found, { app: config });
  }
  if (app !== undefined && model !== undefined) {
    const registered = page.site.find(app, model);
    if (!registered) throw nothingAt(page.request);
    Object.assign(found, registered);
  }
  if (id !== undefined) {
    const isId = /^\d{1,10}$/.test(id) && Number(id) <= MAX_ID;
    Object.assign(found, { id: isId ? Number(id) : 0, idText: decodeURIComponent(id) });
  }
  return found as RowPage;
}

function nothingAt({ path }: Request): ApiError {
  return new ApiError('not_found', `There is nothing at ${path}.`);
}

const ERROR_TITLES: Record<number, string> = {
  403: 'Permission denied',
  404: 'Page not found',
  405: 'Not possible here',
  429: 'Too many tries',
  500: 'Something went wrong',
  503: 'Not available now',
};

async function errorPage(page: PublicPage, error: ApiError): Promise<void> {
  const title = ERROR_TITLES[error.httpStatus] ?? 'This did not work';
  const { message, retryAfterSeconds } = error;
  if (retryAfterSeconds !== undefined) page.response.set('Retry-After', String(retryAfterSeconds));
  const breadcrumbs = [{ label: title }];
  const withoutForms = error.code === 'unavailable';
  const data = { title, message, requestId: page.request.id, breadcrumbs, withoutForms };
  await render(page, 'error.ejs', data, error.httpStatus);
}
