// The page behind the link of a claim, for customers of a shop that has no front end of its own (see ORDER_CLAIM_URL).
// Works without JavaScript. The link is not enough: the customer logs in on the page.
import path from 'node:path';
import type { Request, Response } from 'express';
import * as customersClient from '../customers/grpc_client.js';
import { checkCredentials } from '../customers/serializers.js';
import { readPostedForm } from '../framework/admin/forms.js';
import { isRefusal } from '../framework/errors.js';
import { callContext } from '../framework/http/request.js';
import { secretOf, sendSecretPage } from '../framework/http/secret_pages.js';
import * as client from './grpc_client.js';
import { checkClaim } from './serializers.js';

interface ClaimPage {
  token: string;
  /** The e-mail as it was typed. */
  email: string;
  error: string;
  /** How many orders were added; null before that. */
  count: number | null;
}

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'claim_orders.ejs');

export async function showClaimPage(request: Request, response: Response): Promise<void> {
  await send(response, {
    token: secretOf(request),
    ...{ email: '', error: '', count: null },
  });
}

/** Claims the orders, or shows the form again with its errors. */
export async function submitClaimPage(request: Request, response: Response): Promise<void> {
  const form = await readPostedForm(request, response);
  const token = form.get('token');
  try {
    const { claim_token } = checkClaim({ claim_token: token });
    const { email, password } = checkCredentials({
      email: form.get('email'),
      password: form.get('password'),
    });
    const context = callContext(request);
    const { customer, refresh_token } = await customersClient.login({ email, password }, context);
    try {
      const order_ids = await client.claimOrders({ customer_id: customer?.id ?? 0, claim_token }, context);
      await send(response, { token: '', email: '', error: '', count: order_ids.length });
    } finally {
      // The tokens of the new session are discarded.
      await customersClient.logout(refresh_token, context);
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const isLink = error.details.some(({ field }) => field === 'claim_token');
    const words = isLink
      ? 'This link is for another account, or has expired. Ask for a new one.'
      : error.message;
    await send(response, { token, email: form.get('email'), error: words, count: null });
  }
}

function send(response: Response, page: ClaimPage): Promise<void> {
  return sendSecretPage(response, TEMPLATE, page);
}
