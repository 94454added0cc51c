// What an action asks before it is done to the selected rows.
import { ulid } from 'ulid';
import type { Action } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { render } from '../rendering.js';
import { modelBreadcrumbs } from '../row_page.js';
import { rowsOf } from '../changelist/rows.js';

/** The page with the questions; its form comes back to the list with the answers. */
export async function askFirst(
  page: ModelPage,
  action: Action<object>,
  ids: number[],
  back: string,
): Promise<void> {
  const { db, model } = page;
  const rows = await rowsOf(db, page, ids);
  await render(page, 'action_questions.ejs', {
    title: action.label,
    breadcrumbs: [...modelBreadcrumbs(page), { label: action.label }],
    rows: rows.map((row) => ({ id: row.id, title: model.title(row) })),
    questions: action.asks ?? [],
    action: action.name,
    formKey: ulid(),
    back,
  });
}
