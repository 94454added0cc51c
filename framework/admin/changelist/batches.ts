// Actions that take many rows, up to all of a filtered list: in batches, a short transaction each, so that the shop goes on
// selling meanwhile. What is to be done is stored first, and each batch with it, under the key of the form: a form that is
// sent again, after whatever happened to the first, does the batches that are left, and answers as the first would have.
import { staffName } from '../../actor_names.js';
import type { Transaction } from '../../db/database.js';
import { inParts } from '../../db/insert_in_turn.js';
import { databaseNow, PAGE_TIMEOUT_MS } from '../../deadlines.js';
import { ApiError } from '../../errors.js';
import type { Attempt } from '../../idempotency/attempts.js';
import { once } from '../../idempotency/once.js';
import type { Form } from '../forms.js';
import { changeMessage, changesOf } from '../changes.js';
import { type Action as Logged, logActions } from '../history.js';
import type { Action } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { contextIn } from '../saving.js';
import { FINGERPRINT, fingerprintOf, problemWith, type Seen, seenIn } from './previews.js';
import { idsUpTo, type ListQuery, MOST, rowsOf } from './rows.js';

/** A row for which an action failed, and the reason. */
export interface Failure {
  id: number;
  reason: string;
}

/** How an action went. */
export interface Outcome {
  done: number;
  failures: Failure[];
}

export type ManyAction = Extract<Action<object>, { applyToMany: unknown }>;
type Answers = Record<string, string>;

/** The rows that were selected one by one, with what the form says that its page showed of them. */
export function seenOf(form: Form, ids: number[]): Seen[] {
  return ids.map((id) => [id, seenIn(form, id)]);
}

/** All rows of the list, stored under the key of the form; `version_mismatch` if they are not what the page showed. */
export async function seenInList(
  page: ModelPage,
  list: ListQuery,
  action: ManyAction,
  answers: Answers,
  form: Form,
): Promise<Seen[]> {
  const request = [action.name, answers, page.request.originalUrl, form.get(FINGERPRINT)];
  const { answer } = await once(page.db, attemptOf(page, form, 'rows'), request, async (trx) => {
    const db = page.db.inside(trx);
    const ids = (await idsUpTo(db, list, MOST)) ?? [];
    const rows = await rowsOf(db, list, ids);
    const previews = (await action.preview?.(trx, rows, answers)) ?? [];
    const seen = rows.map(({ id }, index): Seen => [id, previews[index]?.before ?? '']);
    if (fingerprintOf(seen) === form.get(FINGERPRINT)) return seen;
    throw new ApiError('version_mismatch', 'Some of them have changed since the preview.');
  });
  return answer;
}

/** Runs the action on the rows, by ascending id. */
export async function runInBatches(
  page: ModelPage,
  action: ManyAction,
  seen: Seen[],
  answers: Answers,
  form: Form,
): Promise<Outcome> {
  const outcome: Outcome = { done: 0, failures: [] };
  const sorted = [...seen].sort(([a], [b]) => a - b);
  for (const [number, part] of [...inParts(sorted)].entries()) {
    const db = page.db.root.until(databaseNow() + PAGE_TIMEOUT_MS); // each has the time of a page
    const work = (trx: Transaction) => runBatch({ ...page, db }, action, part, answers, trx);
    const { answer } = await once(db, attemptOf(page, form, String(number)), [answers, part], work);
    outcome.done += answer.done;
    outcome.failures.push(...answer.failures);
  }
  return outcome;
}

/** One attempt to do a part of what a form asks for; null for a script that sends no key. */
function attemptOf({ staff }: ModelPage, form: Form, part: string): Attempt | null {
  const key = form.get('_form_key');
  if (key === '') return null;
  return { scope: staffName(staff.username), key: `admin ${key} ${part}`, askedAt: databaseNow() };
}

async function runBatch(
  page: ModelPage,
  action: ManyAction,
  seen: Seen[],
  answers: Answers,
  trx: Transaction,
): Promise<Outcome> {
  const { model, staff } = page;
  const ids = seen.map(([id]) => id);
  const read = () => model.objects(trx).whereIn('id', ids).orderBy('id');
  const stored = (await read().forUpdate()) as { id: number }[];
  const shown = new Map(seen);
  const failures = seen
    .filter(([id]) => !stored.some((row) => row.id === id))
    .map(([id]) => ({ id, reason: `The ${model.verboseName} ${id} no longer exists.` }));
  const fail = (row: { id: number }, { message }: ApiError) =>
    void failures.push({ id: row.id, reason: `${model.title(row)}: ${message}` });
  try {
    const previews = (await action.preview?.(trx, stored, answers)) ?? [];
    const rows = stored.filter((row, index) => {
      const problem = problemWith(previews[index], shown.get(row.id) ?? '');
      if (problem) fail(row, problem);
      return !problem;
    });
    const errors = await action.applyToMany(contextIn(trx, page), rows, answers);
    rows.forEach((row, index) => errors[index] && fail(row, errors[index]));
  } catch (error) {
    if (!(error instanceof ApiError) || error.httpStatus >= 500) throw error;
    for (const row of stored) fail(row, error);
    return { done: 0, failures };
  }
  const after = new Map(((await read()) as { id: number }[]).map((row) => [row.id, row]));
  const entries: Logged[] = [];
  for (const row of stored) {
    const changes = await changesOf(trx, model, row, after.get(row.id) ?? row, action.changes);
    if (changes.length === 0) continue;
    const message = [changeMessage(changes), ...answered(action, answers)].join(' ');
    entries.push({ action: 'change', model, id: row.id, title: model.title(row), message, changes });
  }
  await logActions(trx, staff, entries);
  return { done: entries.length, failures };
}

/** "Amount: 12.50.", "Reason: a scratch." */
export function answered({ asks = [] }: Action<object>, answers: Answers): string[] {
  return asks.filter(({ name }) => answers[name]).map(({ name, label }) => `${label}: ${answers[name]}.`);
}
