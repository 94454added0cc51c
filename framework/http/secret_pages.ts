// Pages behind links in mails: the address has a secret in it.
import ejs from 'ejs';
import type { Request, Response } from 'express';

/** The secret in the link that a request follows; '' without one. */
export function secretOf({ query: { token } }: Request): string {
  return typeof token === 'string' ? token : '';
}

/** Sends a page whose address must not get into caches, nor to wherever a link leads. */
export async function sendSecretPage(response: Response, template: string, data: object): Promise<void> {
  response.set('Referrer-Policy', 'no-referrer');
  response.type('html').send(await ejs.renderFile(template, data));
}
