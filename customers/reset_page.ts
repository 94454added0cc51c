// The page behind the link in the mail, for customers of a shop that has no front end of its own (see
// PASSWORD_RESET_URL). Works without JavaScript.
import path from 'node:path';
import ejs from 'ejs';
import type { Request, Response } from 'express';
import { formParser, postedForm } from '../ecommerce/admin/forms.js';
import { ShopError } from '../ecommerce/errors.js';
import { callContext } from '../ecommerce/http/request.js';
import * as client from './grpc_client.js';
import * as serializers from './serializers.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'password_reset.ejs');

interface PageData {
  token: string;
  errors: string[];
  done: boolean;
}

/** The form, with the link's token in it. Whether the token works is not said before it is used. */
export async function show(request: Request, response: Response): Promise<void> {
  const { token } = request.query;
  await render(response, { token: typeof token === 'string' ? token : '', errors: [], done: false });
}

/** Sets the password, or shows the form again with what is wrong. */
export async function submit(request: Request, response: Response): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    formParser(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
  });
  const form = postedForm(request);
  const token = form.get('token');
  try {
    const fields = serializers.checkReset({ reset_token: token, new_password: form.get('new_password') });
    const { refresh_token } = await client.resetPassword(fields, callContext(request));
    // Nobody has the tokens of the session that began.
    await client.logout(refresh_token, callContext(request));
    await render(response, { token: '', errors: [], done: true });
  } catch (error) {
    if (!(error instanceof ShopError) || error.code !== 'invalid') throw error;
    await render(response, { token, errors: messagesOf(error), done: false });
  }
}

/** The problems of the password as they are; any of the token as what to do about it. */
function messagesOf(error: ShopError): string[] {
  if (error.details.some(({ field }) => field === 'reset_token')) {
    return ['This link does not work any more: it works once, for an hour. Ask for a new one.'];
  }
  return error.details.map(({ message }) => message);
}

/** The address has a secret in it, which must not get into caches, nor to wherever a link leads. */
async function render(response: Response, data: PageData): Promise<void> {
  response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  response.type('html').send(await ejs.renderFile(TEMPLATE, data));
}
