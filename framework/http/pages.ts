// Pages for people whose browser comes to an address of programs: the start page, and errors with what to do next.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ejs from 'ejs';
import type { Request, Response } from 'express';
import type { ApiError, ErrorCode } from '../errors.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'page.ejs');
let template: ejs.TemplateFunction | undefined;

export interface PageLink {
  label: string;
  url: string;
  /** What is there. */
  text?: string;
}

/** Whether a browser asks for a page: the wildcards of programs do not. */
export function wantsPage(request: Request): boolean {
  return request.accepts(['json', 'html']) === 'html';
}

/** Sends such a page. */
export function sendPage(
  response: Response,
  page: { title: string; text: string; links: PageLink[]; requestId?: string },
): void {
  template ??= ejs.compile(readFileSync(TEMPLATE, 'utf8'));
  response.type('html').send(template({ requestId: '', ...page }));
}

/** The titles of pages about errors, here and in the admin, by HTTP status. */
const TITLES: Record<number, string> = {
  401: 'Log in first',
  403: 'Permission denied',
  404: 'Page not found',
  405: 'Not possible here',
  413: 'Too large',
  429: 'Too many tries',
  500: 'Something went wrong',
  503: 'Not available now',
  504: 'No answer in time',
};

const NEXT: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'Staff log in under Administration.',
  not_found: 'Check the address, or go on from here.',
  too_large: 'Nothing was saved. Go back, and send less at once: divide a file, or shorten the texts.',
  internal: 'Try again. If it happens again, tell the shop the number of the request below.',
  unavailable: 'Try again in a minute.',
  timeout: 'Try again in a minute.',
};

export function titleFor(status: number): string {
  return TITLES[status] ?? 'This did not work';
}

/** What happened, and what to do next. */
export function textFor({ message, code }: ApiError): string {
  const happened = code === 'internal' ? 'The shop made a mistake, and has written it down.' : message;
  const next = NEXT[code] ?? '';
  return next === '' || happened.includes(next) ? happened : `${happened} ${next}`;
}

/** Sends an error as a page. */
export function sendErrorPage(response: Response, error: ApiError): void {
  const title = titleFor(response.statusCode);
  const text = textFor(error);
  const links = [
    { label: 'Start page', url: '/' },
    { label: 'Administration', url: '/admin/' },
  ];
  sendPage(response, { title, text, links, requestId: response.get('X-Request-Id') ?? '' });
}
