// Every request below /admin/: authentication, the CSRF check, routing to a page, and error pages.
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { AppConfig } from '../app_config.js';
import { CSRF_FIELD, requireCsrf } from '../auth/csrf.js';
import { loginAddress } from '../auth/next_address.js';
import { logInInPlace } from '../auth/pages/login.js';
import { loadShownStaff, requireReadOnly } from '../auth/view_as.js';
import type { Database } from '../db/database.js';
import { databaseNow, PAGE_TIMEOUT_MS } from '../deadlines.js';
import { ApiError } from '../errors.js';
import { textFor, titleFor } from '../http/pages.js';
import { nameRoute } from '../http/routes.js';
import { logger } from '../logging.js';
import { logRefusal, toApiError } from '../http/errors.js';
import { MAX_ID } from '../validation.js';
import { formParser, typedForm } from './forms.js';
import type { Page, PublicPage, RowPage } from './page.js';
import { render } from './rendering.js';
import { site } from './site.js';
import { showTypedAgain } from './pages/typed_again.js';
import { isOwnForm, SHOW_TYPED, type TypedField, typedFields } from './typed.js';
import { type AdminUrl, routePattern, urlpatterns } from './urls.js';

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
    await answer(pageOf(request, response, await loadShownStaff(db, request)));
  });
  const showError: ErrorRequestHandler = (thrown: unknown, request, response, next) => {
    if (!/^\/admin(\/|$)/.test(request.path) || response.headersSent) return next(thrown);
    const error = toApiError(thrown);
    if (error.code === 'internal') logger.error({ request_id: request.id, err: thrown }, 'request failed');
    logRefusal(error, request);
    // Without the database the user is unknown: the page has no navigation.
    const asking = error.code === 'unavailable' ? Promise.resolve(null) : loadShownStaff(db, request);
    asking.then((staff) => errorPage(pageOf(request, response, staff), error)).catch(next);
  };
  router.use(showError);
  return router;
}

async function answer(page: PublicPage): Promise<void> {
  const { request, response, staff } = page;
  const found = findPattern(request.path);
  nameRoute(request, found ? routePattern(found.pattern) : '/admin/');
  if (!staff && !found?.pattern.isPublic) {
    const hasTyped = isOwnForm(request) && typedFields(request).length > 0;
    if (!found?.pattern.post || !hasTyped) {
      response.redirect(302, loginAddress(request.originalUrl));
      return;
    }
    if (await logInInPlace(page)) await showAgain(page, found);
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
  if (staff) requireReadOnly(request, staff);
  await handler(withParameters(page, found.parameters));
}

/** After a log-in in place: the form with what was typed, which is not saved yet. */
async function showAgain(page: PublicPage, { pattern, parameters }: Found): Promise<void> {
  const { db, request } = page;
  const shown = withParameters({ ...page, staff: await loadShownStaff(db, request) }, parameters);
  const typed = typedFields(request);
  const isUsable = !shown.staff.lacks_two_factor && pattern.showsTyped && pattern.post;
  if (!isUsable) return showTypedAgain(shown, typed);
  const body: Record<string, string | string[]> = { [SHOW_TYPED]: '1' };
  for (const { name, value } of typed) body[name] = name in body ? [body[name] ?? '', value].flat() : value;
  request.body = body;
  await pattern.post?.(shown);
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

const OLD_FORM = 'This form was opened in another session, or on another site. Nothing was changed.';

async function errorPage(page: PublicPage, error: ApiError): Promise<void> {
  const { details, retryAfterSeconds } = error;
  const isOld = details.some(({ field }) => field === CSRF_FIELD);
  const title = isOld ? 'This form is out of date' : titleFor(error.httpStatus);
  if (retryAfterSeconds !== undefined) page.response.set('Retry-After', String(retryAfterSeconds));
  const breadcrumbs = [{ label: title }];
  const withoutForms = error.code === 'unavailable';
  const again = againOf(page.request);
  const message = isOld && again ? OLD_FORM : textFor(error);
  const back = error.code === 'too_large' ? page.request.originalUrl : '';
  const data = { title, message, again, back, requestId: page.request.id, breadcrumbs, withoutForms };
  await render(page, 'error.ejs', data, error.httpStatus);
}

/** How to get back what was typed; null for requests that are no forms of this site. */
function againOf(
  request: Request,
): { url: string; typed: TypedField[]; label: string; token: string } | null {
  const found = findPattern(request.path);
  if (!found?.pattern.post || found.pattern.isPublic || !isOwnForm(request)) return null;
  const typed = typedFields(request);
  const { showsTyped } = found.pattern;
  if (showsTyped) typed.push({ name: SHOW_TYPED, value: '1' });
  const label = showsTyped ? 'Back to the form, with what you typed' : 'Try again';
  // Without the database there is no new token; the old one may still be good.
  return typed.length === 0
    ? null
    : { url: request.originalUrl, typed, label, token: typedForm(request).get(CSRF_FIELD) };
}
