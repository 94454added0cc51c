// The admin's page that shows each mail to customers with sample data, as text and as HTML.
import path from 'node:path';
import type { ModelPage } from '../framework/admin/page.js';
import { render } from '../framework/admin/rendering.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { toolUrl } from '../framework/admin/tools.js';
import { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { Order } from '../orders/models.js';
import { MAILS, type MailKind } from './mails.js';
import { sampleMail } from './samples.js';
import { mailLanguages } from './templates.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'preview.ejs');

/** The page may show the frame; the rest is as on every page of the admin. */
const PAGE_POLICY = "frame-src 'self'";
/** A mail brings its styles with it. It can do nothing else, and only the preview may frame it. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

export async function previewPage(page: ModelPage): Promise<void> {
  const { kind, language } = asked(page);
  const urlOf = (tool: string, name: string, inLanguage: string): string =>
    `${toolUrl(Order, tool)}?mail=${name}&language=${inLanguage}`;
  const sample = await sampleOrProblem(kind, language);
  const policy = page.response.get('Content-Security-Policy') ?? '';
  page.response.set('Content-Security-Policy', `${policy}; ${PAGE_POLICY}`);
  await render(page, TEMPLATE, {
    title: 'Mails to customers',
    breadcrumbs: [...modelBreadcrumbs(page), { label: 'Mails to customers' }],
    ...{ kind, language, ...sample, isOn: settings.CUSTOMER_MAILS },
    used: settings.MAIL_LANGUAGE,
    mails: MAILS.map(({ name, label }) => ({ name, label, url: urlOf('mails', name, language) })),
    languages: mailLanguages().map((name) => ({ name, url: urlOf('mails', kind.name, name) })),
    htmlUrl: urlOf('mail_html', kind.name, language),
  });
}

/** The mail, or what is wrong with a template of it: who translates one sees it here. */
async function sampleOrProblem(kind: MailKind, language: string) {
  try {
    return { mail: await sampleMail(kind, language), problem: '' };
  } catch (error) {
    return { mail: null, problem: (error as Error).message };
  }
}

/** The HTML of a mail alone, for the frame of the page. */
export async function previewedHtml(page: ModelPage): Promise<void> {
  const { kind, language } = asked(page);
  const { html } = await sampleMail(kind, language);
  page.response.set({ 'Content-Security-Policy': MAIL_POLICY, 'X-Frame-Options': 'SAMEORIGIN' });
  page.response.type('html').send(html);
}

/** What the query asks for: the first mail and the used language if it does not say. */
function asked({ request }: ModelPage): { kind: MailKind; language: string } {
  const query = new URL(request.originalUrl, 'http://admin').searchParams;
  const name = query.get('mail') ?? MAILS[0].name;
  const language = query.get('language') ?? settings.MAIL_LANGUAGE;
  const kind = MAILS.find((each) => each.name === name);
  if (!kind || !mailLanguages().includes(language)) throw new ApiError('not_found', 'There is no such mail.');
  return { kind, language };
}
