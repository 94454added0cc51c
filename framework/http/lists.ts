// Answers with a page of a list: its rows, and links to other pages (RFC 8288).
import type { Request, Response } from 'express';
import { etagOf } from '../etags.js';
import { sendTagged } from './conditions.js';
import { selected } from './field_selection.js';

/** What a page says about itself. */
interface PageInfo {
  next_page_token?: string;
  /** From 1, for lists that have page numbers. */
  page?: number;
}

/** Sends `{[name]: rows, …page}` with its ETag, or 304 when the client already has it. */
export function sendList<P extends PageInfo>(
  response: Response,
  name: string,
  rows: object[],
  page: P,
): void {
  const { req: request } = response;
  const links = linksOf(request, page);
  if (links.length > 0) response.set('Link', links.join(', '));
  const body = JSON.stringify({ [name]: rows.map((row) => selected(request, row)), ...page });
  sendTagged(response, 'json', body, etagOf(body));
}

/**
 * The addresses of the next, the first and, for a page with a number, the previous page: of this list with all its
 * other parameters. They have no host: a proxy may have changed that.
 */
function linksOf(request: Request, { next_page_token = '', page = 1 }: PageInfo): string[] {
  const [path = '', query = ''] = request.originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  const hasToken = Boolean(parameters.get('page_token'));
  const isLater = hasToken || page > 1;
  for (const name of ['page', 'page_token']) parameters.delete(name);
  const others = parameters.toString();
  const address = path.replace(/[<>"\s]/g, encodeURIComponent);
  const link = (relation: string, place = ''): string => {
    const search = [others, place].filter(Boolean).join('&');
    return `<${address}${search && `?${search}`}>; rel="${relation}"`;
  };
  return [
    ...(next_page_token === '' ? [] : [link('next', `page_token=${encodeURIComponent(next_page_token)}`)]),
    ...(isLater ? [link('first')] : []),
    ...(isLater && !hasToken ? [link('prev', `page=${page - 1}`)] : []),
  ];
}
