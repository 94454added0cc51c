// What a change was: the changed fields with their old and new values, as the history stores and says them.
import type { Queryable } from '../db/database.js';
import type { Field } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { displayText } from './field_values.js';
import { titlesOf } from './form_fields.js';

/** One change of a row. Values are as they were shown then, long ones shortened; '' is an empty value. */
export interface Change {
  kind: 'changed' | 'added' | 'deleted';
  /** The column; for an added or deleted inline row, and for choice sets, the name in the form. */
  field: string;
  /** The label: "Stock quantity". */
  label: string;
  /** The inline row that was changed, added or deleted: "order item “Laptop”". */
  line?: string;
  /** Absent: the value is a secret. */
  from?: string;
  to?: string;
  /** Free text, which sentences put in quotes. */
  quoted?: true;
  /** Of a choice set, instead of `from` and `to`. */
  added?: string[];
  removed?: string[];
}

const MAX_LENGTH = 100;
/** How much of the unchanged beginning of long texts is kept before the first difference. */
const KEPT = 20;
const MAX_CHOICES = 10;
const SECRET = /password|secret|token|_hash$|key_hash/;

/** The columns that differ between two versions of a row, with their values. */
export async function changesOf(
  db: Queryable,
  model: Model,
  before: object,
  after: object,
  columns: string[],
  line?: string,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const field of columns.map((column) => model.field(column))) {
    const [old, now] = [before, after].map((row) => (row as Record<string, unknown>)[field.name]);
    if (old === now) continue;
    const common = { kind: 'changed', field: field.name, label: field.label, ...(line && { line }) } as const;
    if (SECRET.test(field.name)) changes.push(common);
    else changes.push({ ...common, ...(await values(db, field, [old, before], [now, after])) });
  }
  return changes;
}

async function values(
  db: Queryable,
  field: Field,
  [old, before]: [unknown, object],
  [now, after]: [unknown, object],
): Promise<Partial<Change>> {
  const { to, choices } = field.options;
  const isFree = choices === undefined && ['char', 'text', 'foreignkey'].includes(field.kind);
  const titles = to ? await titlesOf(db, to(), [old, now].filter(isId)) : null;
  const textOf = (value: unknown, row: object) => {
    if (value === null || value === undefined || value === '') return '';
    if (titles && isId(value)) return titles.get(value) ?? String(value);
    const text = displayText(field, value, row).replace(/\s+/g, ' ').trim();
    return isFree ? text : uncapitalized(text);
  };
  const [from, shown] = shortened(textOf(old, before), textOf(now, after));
  return { from, to: shown, ...(isFree && { quoted: true as const }) };
}

const isId = (value: unknown): value is number => typeof value === 'number';

/** The changed choices of a set, such as the groups of a user. */
export function setChange(
  { name, label }: { name: string; label: string },
  before: string[],
  after: string[],
  labelOf: (value: string) => string,
): Change {
  const added = after.filter((value) => !before.includes(value)).map(labelOf);
  const removed = before.filter((value) => !after.includes(value)).map(labelOf);
  return { kind: 'changed', field: name, label, added: few(added), removed: few(removed) };
}

function few(labels: string[]): string[] {
  const more = labels.length - MAX_CHOICES;
  return more > 0 ? [...labels.slice(0, MAX_CHOICES), `${more} more`] : labels;
}

/** Two texts, cut so that what differs can be seen. */
function shortened(old: string, now: string): [string, string] {
  const [a, b] = [[...old], [...now]];
  if (Math.max(a.length, b.length) <= MAX_LENGTH) return [old, now];
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1;
  const start = same > MAX_LENGTH / 2 ? same - KEPT : 0;
  const cut = (text: string[]) => {
    const part = text.slice(start, start + MAX_LENGTH).join('');
    return `${start > 0 && text.length > start ? '…' : ''}${part}${text.length > start + MAX_LENGTH ? '…' : ''}`;
  };
  return [cut(a), cut(b)];
}

/** Without values: "Changed price and stock quantity. Deleted order item “Laptop”." */
export function changeMessage(changes: Change[]): string {
  const own = changes.filter(({ kind, line }) => kind === 'changed' && line === undefined);
  const sentences = own.length > 0 ? [`Changed ${labelsOf(own)}.`] : [];
  const lines = new Set(changes.flatMap(({ line }) => line ?? []));
  for (const line of lines) {
    const ofLine = changes.filter((change) => change.line === line);
    for (const { kind } of ofLine.filter((change) => change.kind !== 'changed'))
      sentences.push(`${kind === 'added' ? 'Added' : 'Deleted'} ${line}.`);
    const changed = ofLine.filter(({ kind }) => kind === 'changed');
    if (changed.length > 0) sentences.push(`Changed ${labelsOf(changed)} for ${line}.`);
  }
  return sentences.join(' ') || 'No fields changed.';
}

/** With values, a sentence for each: "Changed status from pending to shipped." */
export function changeSentences(changes: Change[]): string[] {
  return changes.map((change) => {
    const { kind, line, from, to, added } = change;
    if (kind !== 'changed') return `${kind === 'added' ? 'Added' : 'Deleted'} ${line}.`;
    const what = `${uncapitalized(change.label)}${line === undefined ? '' : ` for ${line}`}`;
    if (added) return choicesSentence(what, added, change.removed ?? []);
    if (from === undefined || to === undefined) return `Changed ${what}.`;
    const [old, now] = [from, to].map((text) => (change.quoted ? `“${text}”` : text));
    if (from === '') return `Set ${what} to ${now}.`;
    return to === '' ? `Cleared ${what}, which was ${old}.` : `Changed ${what} from ${old} to ${now}.`;
  });
}

/** "Changed groups: added Support; removed Warehouse and Accounting." */
function choicesSentence(what: string, added: string[], removed: string[]): string {
  const parts = [
    ...(added.length > 0 ? [`added ${inWords(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${inWords(removed)}`] : []),
  ];
  return `Changed ${what}: ${parts.join('; ')}.`;
}

function labelsOf(changes: Change[]): string {
  return inWords(changes.map(({ label }) => uncapitalized(label)));
}

/** "price, category and stock quantity" */
function inWords(texts: string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} and ${last}` : last;
}

/** "status" for "Status", but "SKU" stays. */
function uncapitalized(text: string): string {
  if (/^\p{Lu}{2}/u.test(text)) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}
