// The models of one app.
import { notFound } from '../../errors.js';
import type { AppPage } from '../page.js';
import { render } from '../rendering.js';

export async function appIndex(page: AppPage): Promise<void> {
  const entry = page.site.apps(page.apps, page.staff).find(({ label }) => label === page.app.label);
  if (!entry) throw notFound('App', page.app.label);
  await render(page, 'app_index.ejs', {
    title: `${entry.name} administration`,
    bodyClass: 'page-app-index',
    breadcrumbs: [{ label: entry.name }],
    app: entry,
  });
}
