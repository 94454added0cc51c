// showurls: every path, its methods, who may use them (with the permission that staff need), and their views.
import { type AdminUrl, routePattern, urlpatterns as adminUrlpatterns } from '../../admin/urls.js';
import { settings } from '../../conf/settings.js';
import { type Access, isOpen } from '../../http/access.js';
import { HEALTH_PATHS } from '../../http/health.js';
import { installedApps, project } from '../../project.js';
import type { UrlPattern } from '../../http/router.js';
import { appModule } from '../app_modules.js';
import { defineCommand } from '../command.js';

export const command = defineCommand({
  help: 'Lists every path with its methods, the permission of each, and the view.',
  async run(_given, { out }) {
    const names = await viewNames();
    const rows = [
      ...(await project().loadUrls()).flatMap((pattern) => rowsOf(pattern, names)),
      ...adminUrlpatterns.flatMap(adminRowsOf),
      ...HEALTH_PATHS.map((route) => [route, 'GET', 'anyone', 'framework.http.health']),
    ];
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    for (const row of rows) {
      const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
      out.line(cells.join('  ').trimEnd());
    }
    out.line(`\nAPI_ACCESS is ${settings.API_ACCESS}. Every path under /api/ is also served under /api/v1/.`);
  },
});

function rowsOf({ route, methods }: UrlPattern, names: Map<unknown, string>): string[][] {
  return Object.entries(methods).map(([method, { view, access, permission }]) => [
    `/${route}`,
    method,
    whoMay(access, permission),
    names.get(view) ?? view.name,
  ]);
}

/** Who may use an address under the current settings: with open access, some that else need staff are open. */
function whoMay(access: Access, permission: string | undefined): string {
  if (access === 'ignore_credentials') return 'anyone';
  if (isOpen(access)) return 'anyone';
  return [access, permission].filter(Boolean).join(' ');
}

/** In the admin site each page decides the permissions, row by row. */
function adminRowsOf(url: AdminUrl): string[][] {
  const { get, post, isPublic } = url;
  const handlers = Object.entries({ GET: get, POST: post }).filter(([, handler]) => handler);
  return handlers.map(([method, handler]) => [
    routePattern(url),
    method,
    isPublic ? 'anyone' : 'staff_only',
    `admin.${handler?.name ?? ''}`,
  ]);
}

/** `products.views.list`: functions do not know their module, so it is looked up. */
async function viewNames(): Promise<Map<unknown, string>> {
  const names = new Map<unknown, string>();
  for (const { label } of installedApps()) {
    const module = await appModule(label, 'views');
    for (const [name, view] of Object.entries(module)) names.set(view, `${label}.views.${name}`);
  }
  return names;
}
