// The intermediate page of an action: its questions before it runs on the selected rows.
import { type Problems } from '../../auth/pages/credentials.js';
import type { Action } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { render } from '../rendering.js';
import { modelBreadcrumbs } from '../row_page.js';
import { type PreviewData, previewOf } from '../changelist/previews.js';
import { FEW, rowsOf } from '../changelist/rows.js';
import { newUlid } from '../../ulids.js';

/** The previous answers and their errors, and what staff should know first. */
export interface Answered {
  answers: Record<string, string>;
  problems: Problems;
  warnings: string[];
  /** The id of the row on whose page the action was started; '' in the list. */
  fromRow: string;
}

export const NOTHING_ANSWERED: Answered = { answers: {}, problems: new Map(), warnings: [], fromRow: '' };

/** The page with the questions; its form posts the answers to the list. */
export async function askFirst(
  page: ModelPage,
  action: Action<object>,
  ids: number[],
  back: string,
  { answers, problems, warnings, fromRow }: Answered,
): Promise<void> {
  const { db, model } = page;
  const rows = await rowsOf(db, page, ids);
  const preview = await previewFor(page, action, rows, { answers, problems });
  const title = (rows.length === 1 ? action.labelOfOne : undefined) ?? action.label;
  await render(page, 'action_questions.ejs', {
    title,
    breadcrumbs: [...modelBreadcrumbs(page), { label: title }],
    fromRow,
    isAcross: rows.length > FEW,
    rows: rows.map((row) => ({ id: row.id, title: model.title(row) })),
    questions: await questionsOf(page, action, answers),
    preview,
    isPreviewed: preview !== null || !action.preview,
    scripts: action.preview ? ['action_preview.js'] : [],
    problems,
    warnings,
    action: action.name,
    button: buttonOf(page, title, preview),
    formKey: newUlid(),
    back,
  });
}

/** The preview of the answers, if there are any and nothing is wrong with them. */
async function previewFor(
  { db, model }: ModelPage,
  action: Action<object>,
  rows: { id: number }[],
  { answers, problems }: Pick<Answered, 'answers' | 'problems'>,
): Promise<PreviewData | null> {
  const isAnswered = (action.asks ?? []).every(({ name }) => answers[name] !== undefined);
  if (!isAnswered || problems.size > 0) return null;
  const titled = rows.map((row) => ({ id: row.id, title: model.title(row), row }));
  return previewOf(db.read, action, titled, answers, rows.length > FEW);
}

async function questionsOf({ db }: ModelPage, { asks = [] }: Action<object>, answers: Answered['answers']) {
  const questions = [];
  for (const { choices, ...asked } of asks) {
    const options = (await choices?.(db.read)) ?? null;
    questions.push({ ...asked, options, value: answers[asked.name] ?? '' });
  }
  return questions;
}

/** "Archive 12 products", or without a preview "Refund payments". */
function buttonOf({ model }: ModelPage, title: string, preview: PreviewData | null): string {
  if (!preview) return title.replace('selected ', '');
  const { changed } = preview;
  const count = `${changed.toLocaleString('en')} ${changed === 1 ? model.verboseName : model.verboseNamePlural}`;
  return title.replace(`selected ${model.verboseNamePlural}`, count);
}
