// The intermediate page of an action: its questions before it runs on the selected rows.
import { ulid } from 'ulid';
import { type Problems } from '../../auth/pages/credentials.js';
import type { Action } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { render } from '../rendering.js';
import { modelBreadcrumbs } from '../row_page.js';
import { rowsOf } from '../changelist/rows.js';

/** The previous answers and their errors. */
interface Answered {
  answers: Record<string, string>;
  problems: Problems;
}

const NOTHING: Answered = { answers: {}, problems: new Map() };

/** The page with the questions; its form posts the answers to the list. */
export async function askFirst(
  page: ModelPage,
  action: Action<object>,
  ids: number[],
  back: string,
  { answers, problems }: Answered = NOTHING,
): Promise<void> {
  const { db, model } = page;
  const rows = await rowsOf(db, page, ids);
  await render(page, 'action_questions.ejs', {
    title: action.label,
    breadcrumbs: [...modelBreadcrumbs(page), { label: action.label }],
    rows: rows.map((row) => ({ id: row.id, title: model.title(row) })),
    questions: (action.asks ?? []).map((asked) => ({ ...asked, value: answers[asked.name] ?? '' })),
    problems,
    action: action.name,
    verb: action.label.split(' ')[0],
    formKey: ulid(),
    back,
  });
}
