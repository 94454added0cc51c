// Writing and reading the history: what staff added, changed and deleted, and its messages.
import { now, type Queryable, type Transaction } from '../db/database.js';
import type { Model } from '../db/model.js';
import { countRows } from '../db/paging.js';
import { LogEntry, type LogEntryRow } from './models.js';
import type { Actor } from './saving.js';

/** How many of a user's own actions the index shows. */
const RECENT_ACTIONS = 10;
const MAX_TITLE = LogEntry.field('object_title').options.maxLength ?? 0;

/** One action on one row. */
export interface Action {
  action: LogEntryRow['action'];
  model: Model;
  id: number;
  title: string;
  message: string;
}

/** Records the actions, in their transaction. */
export async function logActions(trx: Transaction, actor: Actor, actions: Action[]): Promise<void> {
  if (actions.length === 0) return;
  const action_time = now();
  await LogEntry.objects(trx).insert(
    actions.map(({ action, model, id, title, message }) => ({
      action,
      action_time,
      user_id: actor.id,
      username: actor.username,
      model_label: model.label,
      object_id: id,
      object_title: [...title].slice(0, MAX_TITLE).join(''),
      change_message: message,
    })),
  );
}

/** One page of the history of one row, oldest first. */
export async function listHistory(
  db: Queryable,
  model: Model,
  id: number,
  limit: number,
  offset: number,
): Promise<LogEntryRow[]> {
  return LogEntry.objects(db)
    .where({ model_label: model.label, object_id: id })
    .orderBy('id')
    .limit(limit)
    .offset(offset);
}

/** How many entries the history of a row has. */
export async function countHistory(db: Queryable, model: Model, id: number): Promise<number> {
  return countRows(LogEntry.objects(db).where({ model_label: model.label, object_id: id }));
}

/** A user's latest actions, newest first: "Recent actions" of the index. */
export async function recentActions(db: Queryable, userId: number): Promise<LogEntryRow[]> {
  return LogEntry.objects(db).where({ user_id: userId }).orderBy('id', 'desc').limit(RECENT_ACTIONS);
}

/** The last change of a row in the admin site; `undefined` if there is none. */
export async function lastChange(db: Queryable, model: Model, id: number): Promise<LogEntryRow | undefined> {
  return LogEntry.objects(db)
    .where({ model_label: model.label, object_id: id })
    .orderBy('id', 'desc')
    .first();
}

/** A change of one inline row. */
export interface InlineChange {
  kind: 'added' | 'changed' | 'deleted';
  /** "order item “Laptop”" */
  what: string;
  /** Labels of the changed fields. */
  labels: string[];
}

/** "Changed price and stock quantity. Deleted order item “Laptop”." */
export function changeMessage(labels: string[], inlines: InlineChange[]): string {
  const sentences = labels.length > 0 ? [`Changed ${inWords(labels)}.`] : [];
  for (const { kind, what, labels: changed } of inlines) {
    if (kind === 'changed') sentences.push(`Changed ${inWords(changed)} for ${what}.`);
    else sentences.push(`${kind === 'added' ? 'Added' : 'Deleted'} ${what}.`);
  }
  return sentences.join(' ') || 'No fields changed.';
}

/** "price, category and stock quantity" */
function inWords(labels: string[]): string {
  const words = labels.map((label) => label.charAt(0).toLowerCase() + label.slice(1));
  const last = words.pop() ?? '';
  return words.length > 0 ? `${words.join(', ')} and ${last}` : last;
}
