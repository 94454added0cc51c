// The REST endpoints of customers, and the page behind the link in the mail: read the request, call the
// service, write the reply.
import path from 'node:path';
import type { Request, Response } from 'express';
import { readPostedForm } from '../framework/admin/forms.js';
import { invalid, ApiError } from '../framework/errors.js';
import { ifMatch, sendResource } from '../framework/http/conditions.js';
import { sendList } from '../framework/http/lists.js';
import { accountOf, callContext, created, given, idParameter } from '../framework/http/request.js';
import { secretOf, sendSecretPage } from '../framework/http/secret_pages.js';
import { settings } from '../ecommerce/settings.js';
import { cartToken } from './cart_token.js';
import * as client from './grpc_client.js';
import type { ListCustomers } from './lists.js';
import * as serializers from './serializers.js';

/** Opens an account; with protected access a mailed link does so, to not reveal who has one. */
export async function register(
  request: Request,
  response: Response,
  { body }: { body: serializers.NewCustomer },
): Promise<void> {
  if (settings.API_ACCESS === 'protected') {
    await client.requestRegistration(body, callContext(request));
    response.status(202).json({ pending_email: body.email });
    return;
  }
  const fields = { ...body, cart_token: cartToken(request) };
  const session = await client.register(fields, callContext(request));
  sendLoggedIn(created(response, 'customers/me/'), session);
}

export async function confirmRegistration(
  request: Request,
  response: Response,
  { body }: { body: { registration_token: string } },
): Promise<void> {
  const fields = { ...body, cart_token: cartToken(request) };
  const session = await client.confirmRegistration(fields, callContext(request));
  sendLoggedIn(created(response, 'customers/me/'), session);
}

export async function login(
  request: Request,
  response: Response,
  { body }: { body: { email: string; password: string } },
): Promise<void> {
  const fields = { ...body, cart_token: cartToken(request) };
  sendLoggedIn(response, await client.login(fields, callContext(request)));
}

export async function refresh(
  request: Request,
  response: Response,
  { body: { refresh_token } }: { body: { refresh_token: string } },
): Promise<void> {
  sendSession(response, await client.refreshSession(refresh_token, callContext(request)));
}

export async function logout(
  request: Request,
  response: Response,
  { body: { refresh_token } }: { body: { refresh_token: string } },
): Promise<void> {
  await client.logout(refresh_token, callContext(request));
  response.status(204).end();
}

export async function me(request: Request, response: Response): Promise<void> {
  sendResource(response, await client.getCustomer(accountOf(request), callContext(request)));
}

/** Changes the details. A new e-mail address needs the password, and applies after its link was followed. */
export async function updateMe(
  request: Request,
  response: Response,
  { body }: { body: serializers.OwnDetails },
): Promise<void> {
  const { email, current_password, name, phone, shipping_address } = body;
  const [id, preconditions, context] = [
    accountOf(request),
    { if_match: ifMatch(request) },
    callContext(request),
  ];
  const current = email === undefined ? undefined : (await client.getCustomer(id, context)).email;
  const isNew = email?.toLowerCase() !== current?.toLowerCase();
  if (isNew && email !== undefined) {
    if (current_password === undefined) {
      throw invalid('current_password', 'is required to change the e-mail address');
    }
    await client.requestEmailChange({ id, email, current_password, ...preconditions }, context);
  }
  const changes = given({ name, phone, shipping_address, ...(!isNew && { email }) });
  const customer = await client.updateCustomer(id, changes, preconditions, context);
  if (isNew) response.status(202).json({ ...customer, pending_email: email });
  else sendResource(response, customer);
}

/** All data of the customer, as a file. */
export async function exportMe(request: Request, response: Response): Promise<void> {
  const json = await client.exportCustomer(accountOf(request), callContext(request));
  response.attachment('my-data.json').type('json').send(json);
}

/** Erases the account after checking its password. */
export async function forgetMe(
  request: Request,
  response: Response,
  { body: { current_password } }: { body: { current_password: string } },
): Promise<void> {
  await client.forgetCustomer({ id: accountOf(request), current_password }, callContext(request));
  response.status(204).end();
}

export async function confirmEmailChange(
  request: Request,
  response: Response,
  { body: { email_token } }: { body: { email_token: string } },
): Promise<void> {
  const { email } = await client.confirmEmailChange(email_token, callContext(request));
  response.json({ email });
}

export async function changePassword(
  request: Request,
  response: Response,
  { body }: { body: { old_password: string; new_password: string } },
): Promise<void> {
  const fields = { id: accountOf(request), ...body };
  sendSession(response, await client.changePassword(fields, callContext(request)));
}

export async function requestPasswordReset(
  request: Request,
  response: Response,
  { body: { email } }: { body: { email: string } },
): Promise<void> {
  await client.requestPasswordReset(email, callContext(request));
  response.status(202).end();
}

export async function resetPassword(
  request: Request,
  response: Response,
  { body }: { body: { reset_token: string; new_password: string } },
): Promise<void> {
  const fields = { ...body, cart_token: cartToken(request) };
  sendLoggedIn(response, await client.resetPassword(fields, callContext(request)));
}

export async function list(
  request: Request,
  response: Response,
  { query }: { query: ListCustomers },
): Promise<void> {
  const { customers, ...page } = await client.listCustomers(query, callContext(request));
  sendList(response, 'customers', customers, page);
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  const id = idParameter(request, 'id', 'Customer');
  sendResource(response, await client.getCustomer(id, callContext(request)));
}

/**
 * The form with the link's token, for customers of a shop without its own front end (see
 * PASSWORD_RESET_URL). Works without JavaScript. Does not reveal whether the token is valid.
 */
export async function showResetPage(request: Request, response: Response): Promise<void> {
  await sendResetPage(response, { token: secretOf(request), errors: [], done: false });
}

/** Sets the password, or shows the form again with its errors. */
export async function submitResetPage(request: Request, response: Response): Promise<void> {
  const form = await readPostedForm(request, response);
  const token = form.get('token');
  try {
    const fields = serializers.checkReset({ reset_token: token, new_password: form.get('new_password') });
    const { refresh_token } = await client.resetPassword(fields, callContext(request));
    // The tokens of the new session are discarded.
    await client.logout(refresh_token, callContext(request));
    await sendResetPage(response, { token: '', errors: [], done: true });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'invalid') throw error;
    await sendResetPage(response, { token, errors: messagesOf(error), done: false });
  }
}

/** The problems of the password; a problem of the token as an instruction. */
function messagesOf(error: ApiError): string[] {
  if (error.details.some(({ field }) => field === 'reset_token')) {
    return ['This link no longer works: it works once, for an hour. Ask for a new one.'];
  }
  return error.details.map(({ message }) => message);
}

interface ResetPage {
  token: string;
  errors: string[];
  done: boolean;
}

const RESET_TEMPLATE = path.join(import.meta.dirname, 'templates', 'password_reset.ejs');

function sendResetPage(response: Response, page: ResetPage): Promise<void> {
  return sendSecretPage(response, RESET_TEMPLATE, page);
}

/** Responds with a refreshed session. */
function sendSession(response: Response, { cart_not_kept: _, ...session }: serializers.SessionMessage): void {
  response.json(session);
}

/** Responds with a new session; after a merge also with the lines of the guest's cart that were not kept. */
function sendLoggedIn(response: Response, session: serializers.SessionMessage): void {
  if (cartToken(response.req) === '') sendSession(response, session);
  else response.json(session);
}
