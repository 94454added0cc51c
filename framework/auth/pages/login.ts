// The log-in page: name and password, then the code of an authenticator app if the user has one.
import { finishLogIn, type LoggedIn, logIn } from '../login.js';
import { safeNext } from '../next_address.js';
import { endSession } from '../sessions.js';
import { sessionKeyOf, setSessionCookie } from '../staff.js';
import { ApiError } from '../../errors.js';
import { causeOf } from '../../http/access.js';
import { logRefusal } from '../../http/errors.js';
import { CODE_FIELD, type CredentialField, type Problems, problemsOf, textProblems } from './credentials.js';
import { typedForm } from '../../admin/forms.js';
import type { PublicPage } from '../../admin/page.js';
import { redirect, render } from '../../admin/rendering.js';

const INDEX = '/admin/';

/** Shows the form, or redirects users who are already logged in. */
export async function loginForm(page: PublicPage): Promise<void> {
  const next = nextAddress(page.request.query.next);
  if (page.staff) return redirect(page, next);
  await showForm(page, { username: '', next });
}

/** Logs in and redirects, asks for the code, or shows an error. */
export async function login(page: PublicPage): Promise<void> {
  const { request } = page;
  const form = typedForm(request);
  const next = nextAddress(form.has('next') ? form.get('next') : request.query.next);
  if (form.has('ticket'))
    return enterCode(page, { ticket: form.get('ticket'), code: form.get('code'), next });
  const username = form.get('username').trim();
  const password = form.get('password');
  const problems = textProblems(form, ['username', 'password']);
  if (username === '') problems.set('username', ['This field is required.']);
  if (password === '') problems.set('password', ['This field is required.']);
  if (problems.size > 0) return showForm(page, { username, next, problems });
  let entered: LoggedIn;
  try {
    entered = await logIn(page.db, { username, password }, causeOf(request), userAgentOf(page));
  } catch (error) {
    const { failure, status } = refusalOf(page, error);
    return showForm(page, { username, next, failure }, status);
  }
  if ('key' in entered) return enter(page, entered.key, next);
  await showCodeForm(page, { ticket: entered.ticket, next });
}

async function enterCode(
  page: PublicPage,
  { ticket, code, next }: { ticket: string; code: string; next: string },
): Promise<void> {
  let key: string;
  try {
    key = await finishLogIn(page.db, { ticket, code }, causeOf(page.request), userAgentOf(page));
  } catch (error) {
    const isWrong = error instanceof ApiError && error.code === 'invalid';
    if (isWrong) return showCodeForm(page, { ticket, next, problems: problemsOf(error) });
    const { failure, status } = refusalOf(page, error);
    if (status !== 200) return showCodeForm(page, { ticket, next, failure }, status);
    return showForm(page, { username: '', next, failure });
  }
  await enter(page, key, next);
}

/** Ends the browser's previous session. */
async function enter(page: PublicPage, key: string, next: string): Promise<void> {
  await endSession(page.db, sessionKeyOf(page.request));
  setSessionCookie(page.response, key);
  redirect(page, next);
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
  username: string;
  next: string;
  failure?: string;
  problems?: Problems;
}

function showForm(page: PublicPage, shown: Shown, status = 200): Promise<void> {
  const { username, next, failure = '', problems = new Map<string, string[]>() } = shown;
  const fields: CredentialField[] = [
    { name: 'username', label: 'Username', type: 'text', autocomplete: 'username', value: username },
    { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
  ];
  const data = { title: 'Log in', ...FRAME, ticket: '', intro: '', submit: 'Log in' };
  return render(page, 'login.ejs', { ...data, fields, next, failure, problems }, status);
}

function showCodeForm(
  page: PublicPage,
  shown: { ticket: string; next: string; failure?: string; problems?: Problems },
  status = 200,
): Promise<void> {
  const { ticket, next, failure = '', problems = new Map<string, string[]>() } = shown;
  const intro = 'Enter the code that your authenticator app shows, or a recovery code.';
  const data = { title: 'Enter your code', ...FRAME, ticket, intro, submit: 'Log in' };
  return render(page, 'login.ejs', { ...data, fields: [CODE_FIELD], next, failure, problems }, status);
}

function userAgentOf({ request }: PublicPage): string {
  return request.get('User-Agent') ?? '';
}

/** Never redirects to the log-out page. */
function nextAddress(given: unknown): string {
  const next = safeNext(given, INDEX);
  return /^\/admin\/(login|logout)\/?(\?|$)/.test(next) ? INDEX : next;
}
