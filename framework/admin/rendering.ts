// EJS pages inside the frame of templates/base.ejs. `<%= %>` escapes; only HTML that a template made
// itself goes through `<%- %>`.
import path from 'node:path';
import ejs from 'ejs';
import { csrfToken } from '../auth/staff.js';
import { settings } from '../conf/settings.js';
import { project } from '../project.js';
import { keepMessages, takeMessages } from './messages.js';
import type { Page, PublicPage } from './page.js';
import { maySearch } from './site_search.js';
import { menuTools } from './tools.js';

const TEMPLATES_DIR = path.join(import.meta.dirname, 'templates');

/** One step of the path to a page; the last one, the page itself, has no URL. */
export interface Breadcrumb {
  label: string;
  url?: string;
}

/** The data of every template, besides its own; base.ejs documents what the frame reads. */
export interface PageData {
  title: string;
  breadcrumbs?: Breadcrumb[];
  /** Class of <body>: `page-list`, `page-login`, `page-index`. */
  bodyClass?: string;
  /** Files of static/ that this page loads as modules. */
  scripts?: string[];
  /** The page has no form and needs no CSRF token: the user may be unknown. */
  withoutForms?: boolean;
  /** The template has its own <h1>. */
  ownHeading?: boolean;
  [name: string]: unknown;
}

/** Renders a template of templates/ (or an absolute path) inside the frame. */
export async function render(
  page: PublicPage,
  template: string,
  data: PageData,
  status = 200,
): Promise<void> {
  if (settings.DEBUG) ejs.clearCache();
  const context = { ...sharedContext(page, data), ...data };
  const content = await renderFile(template, context);
  // Taken last, so that a page that fails leaves its messages for the next one.
  const messages = takeMessages(page);
  const html = await renderFile('base.ejs', { ...context, content, messages });
  page.response.status(status).type('html').send(html);
}

/** Redirects with GET, as after every POST; keeps the messages. */
export function redirect(page: PublicPage, location: string): void {
  keepMessages(page);
  page.response.redirect(303, location);
}

/** Whether a staff user is logged in. */
function isPage(page: PublicPage): page is Page {
  return page.staff !== null;
}

function sharedContext(page: PublicPage, { withoutForms }: PageData): object {
  const { staff, request } = page;
  return {
    siteHeader: project().adminHeader,
    user: staff,
    csrfToken: withoutForms ? '' : csrfToken(request),
    apps: staff ? navigation(page) : [],
    maySearch: isPage(page) && maySearch(page),
  };
}

/** The site's apps, with the model or tool of this page marked. */
function navigation({ site, staff, apps, request }: PublicPage): object[] {
  if (!staff) return [];
  return site.apps(apps, staff).map((app) => ({
    ...app,
    models: app.models.map((model) => {
      const registered = site.find(app.label, model.label);
      const tools = (registered ? menuTools(registered, staff) : []).map((tool) => ({
        ...tool,
        current: request.path === tool.url,
      }));
      const isHere = request.path.startsWith(`/admin/${app.label}/${model.label}/`);
      return { ...model, tools, current: isHere && !tools.some(({ current }) => current) };
    }),
  }));
}

function renderFile(template: string, context: object): Promise<string> {
  const file = path.isAbsolute(template) ? template : path.join(TEMPLATES_DIR, template);
  // Always cached: a page includes some partials hundreds of times. In development, each page anew.
  const options = { cache: true, views: [TEMPLATES_DIR], root: TEMPLATES_DIR };
  return ejs.renderFile(file, context, options);
}
