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

/** The addresses of the next, the first and, for a page with a number, the previous page. */
function linksOf(request: Request, { next_page_token = '', page = 1 }: PageInfo): string[] {
  const hasToken = Boolean(request.query.page_token);
  const isLater = hasToken || page > 1;
  return [
    ...(next_page_token === '' ? [] : [link(request, 'next', { page_token: next_page_token })]),
    ...(isLater ? [link(request, 'first', {})] : []),
    ...(isLater && !hasToken ? [link(request, 'prev', { page: String(page - 1) })] : []),
  ];
}

/** A link to this list with all its other parameters. It has no host: a proxy may have changed that. */
function link(request: Request, relation: string, place: Record<string, string>): string {
  const [path = '', query = ''] = request.originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  for (const name of ['page', 'page_token']) parameters.delete(name);
  for (const [name, value] of Object.entries(place)) parameters.set(name, value);
  const search = parameters.size > 0 ? `?${parameters.toString()}` : '';
  return `<${path.replace(/[<>"\s]/g, encodeURIComponent)}${search}>; rel="${relation}"`;
}
