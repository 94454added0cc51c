// The page behind the link that confirms a new e-mail address, for customers of a shop that has no front end of its own
// (see EMAIL_CHANGE_URL). Programs that look at links in mails open it too: only its button changes something.
import path from 'node:path';
import ejs from 'ejs';
import type { Request, Response } from 'express';
import { formParser, postedForm } from '../ecommerce/admin/forms.js';
import { isRefusal } from '../ecommerce/errors.js';
import { callContext } from '../ecommerce/http/request.js';
import * as client from './grpc_client.js';
import { checkEmailToken } from './serializers.js';

interface EmailPage {
  token: string;
  error: string;
  done: boolean;
}

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'email_change.ejs');

export async function showEmailPage(request: Request, response: Response): Promise<void> {
  const { token } = request.query;
  await send(response, { token: typeof token === 'string' ? token : '', error: '', done: false });
}

export async function submitEmailPage(request: Request, response: Response): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    formParser(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
  });
  const token = postedForm(request).get('token');
  try {
    const { email_token } = checkEmailToken({ email_token: token });
    await client.confirmEmailChange(email_token, callContext(request));
    await send(response, { token: '', error: '', done: true });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const words = 'This link does not work any more: it works once, for a day. Change your address again.';
    await send(response, { token, error: words, done: false });
  }
}

/** The address has a secret in it, which must not get into caches, nor to wherever a link leads. */
async function send(response: Response, page: EmailPage): Promise<void> {
  response.set('Referrer-Policy', 'no-referrer');
  response.type('html').send(await ejs.renderFile(TEMPLATE, page));
}
