// Pages behind links in mails: their URL contains a secret.
import ejs from 'ejs';
import type { Request, Response } from 'express';

/** The secret in the request's URL; '' without one. */
export function secretOf({ query: { token } }: Request): string {
  return typeof token === 'string' ? token : '';
}

/** Sends a page whose URL must not be cached, nor sent to other sites as a referrer. */
export async function sendSecretPage(response: Response, template: string, data: object): Promise<void> {
  response.set('Referrer-Policy', 'no-referrer');
  response.type('html').send(await ejs.renderFile(template, data));
}
