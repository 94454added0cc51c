// Pages of an app beside the list of a model: `/admin/<app>/<model>/tools/<name>/`. Apps register theirs in admin.ts.
import { type PermissionAction } from '../auth/permissions.js';
import type { Staff } from '../auth/staff.js';
import type { Model } from '../db/model.js';
import { ApiError } from '../errors.js';
import { type ModelPage, requirePermission } from './page.js';
import { modelUrl } from './site.js';

export interface Tool {
  /** In the URL: lower-case letters and underscores. */
  name: string;
  /** The text of its button; '' for none. */
  label: string;
  permission: PermissionAction;
  /** The menu has it too, below the model. */
  isInMenu?: boolean;
  /** The button keeps the filters of the list. */
  keepsFilters?: boolean;
  get?(page: ModelPage): Promise<void>;
  /** Its form may have one file with text in UTF-8. */
  post?(page: ModelPage): Promise<void>;
}

const tools = new Map<string, Tool[]>();

/** Adds a tool to the pages of a model. */
export function registerTool(model: Model, tool: Tool): void {
  tools.set(model.label, [...(tools.get(model.label) ?? []), tool]);
}

export function toolUrl(model: Model, name: string): string {
  return `${modelUrl(model)}tools/${name}/`;
}

/** The buttons above the list; `query` are the list's parameters. */
export function toolLinks(
  { model, admin, staff }: ModelPage,
  query: string,
): { label: string; url: string }[] {
  const shown = (tools.get(model.label) ?? []).filter(
    ({ label, permission }) =>
      label !== '' &&
      (permission === 'view' ? admin.maySee(model, staff) : admin.may(model, staff, permission)),
  );
  return shown.map(({ label, name, keepsFilters }) => {
    const filters = keepsFilters && query !== '' ? `?${query}` : '';
    return { label, url: toolUrl(model, name) + filters };
  });
}

/** The tools of a model in the menu. */
export function menuTools(
  { admin, model }: Pick<ModelPage, 'admin' | 'model'>,
  staff: Staff,
): { label: string; url: string }[] {
  const shown = (tools.get(model.label) ?? []).filter(
    ({ isInMenu, permission }) => isInMenu && admin.may(model, staff, permission),
  );
  return shown.map(({ label, name }) => ({ label, url: toolUrl(model, name) }));
}

/** Answers a request for a tool; `not_found` if there is none with this name. */
export async function showTool(page: ModelPage): Promise<void> {
  const { request, model } = page;
  const name = request.path.split('/').at(-2);
  const tool = tools.get(model.label)?.find((each) => each.name === name);
  if (!tool) throw new ApiError('not_found', `There is nothing at ${request.path}.`);
  requirePermission(page, tool.permission);
  const handler = request.method === 'POST' ? tool.post : tool.get;
  if (!handler) throw new ApiError('method_not_allowed', `${request.method} is not allowed here.`);
  await handler(page);
}
