// The buttons beside the heading of a row's page: what can be done with the row. Apps register theirs in admin.ts, for
// rows of other apps too.
import { permissionCode } from '../auth/permissions.js';
import type { Model } from '../db/model.js';
import type { AnyRow } from './inline_forms.js';
import type { Action } from './model_admin.js';
import type { ModelPage } from './page.js';
import { modelUrl } from './site.js';

/** The field by which an action of the list says that it was started on the page of one row. */
export const FROM_ROW = '_from_row';

export interface RowButton {
  label: string;
  url: string;
  /** If set, the button posts these fields to the URL; otherwise it is a link. */
  fields?: Record<string, string>;
  /** `primary` for the one next step. */
  style?: 'primary' | 'danger';
}

export interface RowAction {
  /** Lower ones come first, across all apps. */
  place: number;
  /** The button for a row, or null if there is nothing to do, or not for this user. */
  button(page: ModelPage, row: AnyRow): Promise<RowButton | null> | RowButton | null;
}

const actions = new Map<string, RowAction[]>();

/** Adds a button to the page of each row of a model. */
export function registerRowAction(model: Model, action: RowAction): void {
  const all = [...(actions.get(model.label) ?? []), action];
  actions.set(
    model.label,
    all.sort((one, other) => one.place - other.place),
  );
}

/** The buttons of a row, in their order. */
export async function rowButtons(page: ModelPage, row: AnyRow): Promise<RowButton[]> {
  const buttons: RowButton[] = [];
  for (const { button } of actions.get(page.model.label) ?? []) {
    const made = await button(page, row);
    if (made) buttons.push(made);
  }
  return buttons;
}

/** A button that runs an action of the list on one row; null for who may not. */
export function listActionButton(
  { model, staff }: ModelPage,
  { name, permission, label, labelOfOne = label }: Action<never>,
  { id }: AnyRow,
  more: Pick<RowButton, 'style'> = {},
): RowButton | null {
  if (!staff.may(permissionCode(model, permission))) return null;
  const fields = { action: name, _selected_action: String(id), [FROM_ROW]: String(id) };
  return { label: labelOfOne, url: modelUrl(model), fields, ...more };
}
