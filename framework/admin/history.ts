// Writing and reading the history: what staff added, changed and deleted, and its messages.
import { now, type Queryable, type Transaction } from '../db/database.js';
import type { Model } from '../db/model.js';
import { countRows } from '../db/paging.js';
import { type Change, changeMessage, changeSentences } from './changes.js';
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
  /** Default: what the changes say without their values. */
  message?: string;
  changes?: Change[];
}

/** Records the actions, in their transaction. */
export async function logActions(trx: Transaction, actor: Actor, actions: Action[]): Promise<void> {
  if (actions.length === 0) return;
  const action_time = now();
  await LogEntry.objects(trx).insert(
    actions.map(({ action, model, id, title, changes = [], message = changeMessage(changes) }) => ({
      action,
      action_time,
      user_id: actor.id,
      username: actor.username,
      model_label: model.label,
      object_id: id,
      object_title: [...title].slice(0, MAX_TITLE).join(''),
      change_message: message,
      changes: changes.length > 0 ? JSON.stringify(changes) : '',
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

/** The changes of an entry with their values; empty for those that have been erased, and for old entries. */
export function changesIn({ changes }: Pick<LogEntryRow, 'changes'>): Change[] {
  return changes === '' ? [] : (JSON.parse(changes) as Change[]);
}

/** What was done, with old and new values: "Changed status from pending to shipped." */
export function entryText(entry: Pick<LogEntryRow, 'changes' | 'change_message'>): string {
  const changes = changesIn(entry);
  const short = changeMessage(changes);
  if (changes.length === 0 || !entry.change_message.startsWith(short)) return entry.change_message;
  return changeSentences(changes).join(' ') + entry.change_message.slice(short.length);
}

/** The newest entries of a row with their texts, without the changes of these columns. */
export async function newestEntries(
  db: Queryable,
  model: Model,
  id: number,
  limit: number,
  without: readonly string[],
): Promise<{ action_time: string; username: string; text: string }[]> {
  const entries = await LogEntry.objects(db)
    .where({ model_label: model.label, object_id: id })
    .orderBy('id', 'desc')
    .limit(limit);
  return entries.flatMap(({ action_time, username, ...entry }) => {
    const all = changesIn(entry);
    const told = all.filter(({ field, line }) => line !== undefined || !without.includes(field));
    if (all.length > 0 && told.length === 0) return [];
    const text = told.length < all.length ? changeSentences(told).join(' ') : entryText(entry);
    return text === '' ? [] : [{ action_time, username, text }];
  });
}
