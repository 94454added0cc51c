// Logging in.
import { logIn } from '../../auth/login.js';
import { safeNext } from '../../auth/next_address.js';
import { endSession } from '../../auth/sessions.js';
import { sessionKeyOf, setSessionCookie } from '../../auth/staff.js';
import { ShopError } from '../../errors.js';
import { logRefusal } from '../../http/errors.js';
import { causeOf } from '../../http/access.js';
import type { CredentialField, Problems } from '../credentials.js';
import { postedForm } from '../forms.js';
import type { PublicPage } from '../page.js';
import { redirect, render } from '../rendering.js';

const INDEX = '/admin/';

/** The form; who is logged in already goes on. */
export async function loginForm(page: PublicPage): Promise<void> {
  const next = nextAddress(page.request.query.next);
  if (page.staff) return redirect(page, next);
  await showForm(page, { username: '', next });
}

/** Logs in and goes on, or says why not. Whatever session the browser had ends: nobody keeps a key to the new one. */
export async function login(page: PublicPage): Promise<void> {
  const { db, request, response } = page;
  const form = postedForm(request);
  const username = form.get('username').trim();
  const password = form.get('password');
  const next = nextAddress(form.has('next') ? form.get('next') : request.query.next);
  const problems: Problems = new Map();
  if (username === '') problems.set('username', ['This field is required.']);
  if (password === '') problems.set('password', ['This field is required.']);
  if (problems.size > 0) return showForm(page, { username, next, problems });
  try {
    const key = await logIn(db, { username, password }, causeOf(request));
    await endSession(db, sessionKeyOf(request));
    setSessionCookie(response, key);
  } catch (error) {
    if (!(error instanceof ShopError) || !['unauthenticated', 'throttled'].includes(error.code)) throw error;
    if (error.code === 'throttled') logRefusal(error, request);
    if (error.retryAfterSeconds !== undefined) response.set('Retry-After', String(error.retryAfterSeconds));
    const status = error.code === 'throttled' ? error.httpStatus : 200;
    return showForm(page, { username, next, failure: error.message }, status);
  }
  redirect(page, next);
}

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
  const data = { title: 'Log in', ownHeading: true, bodyClass: 'page-login' };
  return render(page, 'login.ejs', { ...data, fields, next, failure, problems }, status);
}

/** Logging out is no place to go on to. */
function nextAddress(given: unknown): string {
  const next = safeNext(given, INDEX);
  return /^\/admin\/(login|logout)\/?(\?|$)/.test(next) ? INDEX : next;
}
