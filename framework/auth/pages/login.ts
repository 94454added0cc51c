// The log-in page: name and password, then the code of an authenticator app if the user has one.
import { finishLogIn, type LoggedIn, logIn } from '../login.js';
import { safeNext } from '../next_address.js';
import { endSession } from '../sessions.js';
import { requireCsrf } from '../csrf.js';
import { sessionKeyOf, setSessionCookie, useSession } from '../staff.js';
import { ApiError } from '../../errors.js';
import { causeOf } from '../../http/access.js';
import { logRefusal } from '../../http/errors.js';
import { CODE_FIELD, type CredentialField, type Problems, problemsOf, textProblems } from './credentials.js';
import { type Form, typedForm } from '../../admin/forms.js';
import type { PublicPage } from '../../admin/page.js';
import { redirect, render } from '../../admin/rendering.js';
import { LOGIN_PREFIX, type TypedField, typedFields } from '../../admin/typed.js';

const INDEX = '/admin/';

/** Shows the form, or redirects users who are already logged in. */
export async function loginForm(page: PublicPage): Promise<void> {
  const next = nextAddress(page.request.query.next);
  if (page.staff) return redirect(page, next);
  await showForm(page, { ...AT_LOGIN, next }, { username: '' });
}

/** Logs in and redirects, asks for the code, or shows an error. */
export async function login(page: PublicPage): Promise<void> {
  const { request } = page;
  const form = typedForm(request);
  const next = nextAddress(form.has('next') ? form.get('next') : request.query.next);
  const key = await tryLogIn(page, form, { ...AT_LOGIN, next });
  if (key === null) return;
  await enter(page, key);
  redirect(page, next);
}

/**
 * For a form that was sent after its session had ended: shows a log-in that carries what was typed. Returns true when
 * somebody has logged in with it; the request then has the new session, and the form is still to be answered.
 */
export async function logInInPlace(page: PublicPage): Promise<boolean> {
  const { db, request } = page;
  const form = typedForm(request);
  const place = { prefix: LOGIN_PREFIX, action: request.originalUrl, next: '', typed: typedFields(request) };
  const isTried = ['username', 'ticket'].some((name) => form.has(LOGIN_PREFIX + name));
  if (!isTried) {
    await showForm(page, place, { username: '' }, 401);
    return false;
  }
  requireCsrf(request);
  const key = await tryLogIn(page, form, place);
  if (key === null) return false;
  await enter(page, key);
  await useSession(db, request, key);
  return true;
}

/** Where the form of a log-in is. */
interface Place {
  /** Before the names of its fields. */
  prefix: string;
  action: string;
  /** The address to go to; '' in place. */
  next: string;
  /** What the form carries along. */
  typed: TypedField[];
}

const AT_LOGIN: Place = { prefix: '', action: '/admin/login/', next: '', typed: [] };

/** The key of the new session; null when the form was shown again, or asks for a code. */
async function tryLogIn(page: PublicPage, form: Form, place: Place): Promise<string | null> {
  const { request } = page;
  const given = (name: string) => form.get(place.prefix + name);
  if (form.has(`${place.prefix}ticket`)) return tryCode(page, place, given('ticket'), given('code'));
  const [username, password] = [given('username').trim(), given('password')];
  const problems = textProblems(form, [`${place.prefix}username`, `${place.prefix}password`]);
  if (username === '') problems.set(`${place.prefix}username`, ['This field is required.']);
  if (password === '') problems.set(`${place.prefix}password`, ['This field is required.']);
  if (problems.size > 0) return showForm(page, place, { username, problems });
  let entered: LoggedIn;
  try {
    entered = await logIn(page.db, { username, password }, causeOf(request), userAgentOf(page));
  } catch (error) {
    const { failure, status } = refusalOf(page, error);
    return showForm(page, place, { username, failure }, status);
  }
  return 'key' in entered ? entered.key : showCodeForm(page, place, { ticket: entered.ticket });
}

async function tryCode(page: PublicPage, place: Place, ticket: string, code: string): Promise<string | null> {
  try {
    return await finishLogIn(page.db, { ticket, code }, causeOf(page.request), userAgentOf(page));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'invalid') {
      const problems = new Map([[`${place.prefix}code`, problemsOf(error).get('code') ?? []]]);
      return showCodeForm(page, place, { ticket, problems });
    }
    const { failure, status } = refusalOf(page, error);
    if (status !== 200) return showCodeForm(page, place, { ticket, failure }, status);
    return showForm(page, place, { username: '', failure });
  }
}

/** Ends the browser's previous session. */
async function enter(page: PublicPage, key: string): Promise<void> {
  await endSession(page.db, sessionKeyOf(page.request));
  setSessionCookie(page.response, key);
}

/** The form's message for a refused log-in; anything else is rethrown, for the error page. */
function refusalOf({ request, response }: PublicPage, error: unknown): { failure: string; status: number } {
  if (!(error instanceof ApiError) || !['unauthenticated', 'throttled'].includes(error.code)) throw error;
  if (error.code === 'throttled') logRefusal(error, request);
  if (error.retryAfterSeconds !== undefined) response.set('Retry-After', String(error.retryAfterSeconds));
  return { failure: error.message, status: error.code === 'throttled' ? error.httpStatus : 200 };
}

const FRAME = { ownHeading: true, bodyClass: 'page-login' };

interface Shown {
  failure?: string;
  problems?: Problems;
}

const ENDED = 'You were logged out. What you typed is kept: log in to go on with it.';

async function showForm(
  page: PublicPage,
  place: Place,
  { username, failure = '', problems = new Map() }: Shown & { username: string },
  status = 200,
): Promise<null> {
  const { prefix, typed } = place;
  const fields: CredentialField[] = [
    { name: `${prefix}username`, label: 'Username', type: 'text', autocomplete: 'username', value: username },
    { name: `${prefix}password`, label: 'Password', type: 'password', autocomplete: 'current-password' },
  ];
  const intro = typed.length > 0 ? ENDED : '';
  const data = { title: 'Log in', ...FRAME, ...place, ticket: '', intro, submit: 'Log in' };
  await render(page, 'login.ejs', { ...data, fields, failure, problems }, status);
  return null;
}

async function showCodeForm(
  page: PublicPage,
  place: Place,
  { ticket, failure = '', problems = new Map() }: Shown & { ticket: string },
  status = 200,
): Promise<null> {
  const intro = 'Enter the code that your authenticator app shows, or a recovery code.';
  const fields = [{ ...CODE_FIELD, name: `${place.prefix}code` }];
  const data = { title: 'Enter your code', ...FRAME, ...place, ticket, intro, submit: 'Log in' };
  await render(page, 'login.ejs', { ...data, fields, failure, problems }, status);
  return null;
}

function userAgentOf({ request }: PublicPage): string {
  return request.get('User-Agent') ?? '';
}

/** Never redirects to the log-out page. */
function nextAddress(given: unknown): string {
  const next = safeNext(given, INDEX);
  return /^\/admin\/(login|logout)\/?(\?|$)/.test(next) ? INDEX : next;
}
