// The pages behind links in mails, for customers of a shop that has no front end of its own (see EMAIL_CHANGE_URL and
// REGISTRATION_URL). Mail scanners open links too, so only the button on the page makes a change.
import path from 'node:path';
import type { Request, Response } from 'express';
import { readPostedForm } from '../framework/admin/forms.js';
import { isRefusal } from '../framework/errors.js';
import type { View } from '../framework/http/router.js';
import { callContext } from '../framework/http/request.js';
import { secretOf, sendSecretPage } from '../framework/http/secret_pages.js';
import * as client from './grpc_client.js';
import { checkEmailToken, checkRegistrationToken } from './serializers.js';

/** The texts of a page and the action of its button. */
interface LinkPage {
  title: string;
  button: string;
  doneTitle: string;
  doneText: string;
  /** The text for an invalid link. */
  uselessText: string;
  use: (token: string, request: Request) => Promise<void>;
}

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'mailed_link.ejs');

function linkPage(page: LinkPage): { show: View; submit: View } {
  return {
    show: async (request, response) => {
      await send(response, {
        ...page,
        token: secretOf(request),
        error: '',
        done: false,
      });
    },
    submit: async (request, response) => {
      const token = (await readPostedForm(request, response)).get('token');
      try {
        await page.use(token, request);
        await send(response, { ...page, token: '', error: '', done: true });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        await send(response, { ...page, token, error: page.uselessText, done: false });
      }
    },
  };
}

function send(
  response: Response,
  data: LinkPage & { token: string; error: string; done: boolean },
): Promise<void> {
  return sendSecretPage(response, TEMPLATE, data);
}

export const emailPage = linkPage({
  title: 'Confirm your e-mail address',
  button: 'Use this address',
  doneTitle: 'Your e-mail address was changed',
  doneText: 'Log in with the new address from now on.',
  uselessText: 'This link no longer works: it works once, for a day. Change your address again.',
  use: async (token, request) => {
    const { email_token } = checkEmailToken({ email_token: token });
    await client.confirmEmailChange(email_token, callContext(request));
  },
});

export const registrationPage = linkPage({
  title: 'Open your account',
  button: 'Open the account',
  doneTitle: 'Your account is open',
  doneText: 'Log in with your e-mail address and the password that you chose.',
  uselessText: 'This link no longer works: it works once, for a day. Register again, or log in.',
  use: async (token, request) => {
    const { registration_token } = checkRegistrationToken({ registration_token: token });
    const context = callContext(request);
    const { refresh_token } = await client.confirmRegistration({ registration_token }, context);
    // The tokens of the new session are discarded.
    await client.logout(refresh_token, context);
  },
});
