// What an action would change, shown before it runs; a row that has changed since is left alone.
import { createHash } from 'node:crypto';
import type { Queryable } from '../../db/database.js';
import { ApiError } from '../../errors.js';
import type { Form } from '../forms.js';
import type { Action, Preview } from '../model_admin.js';

/** One selected row in a preview. */
export interface PreviewLine extends Preview {
  id: number;
  title: string;
}

/** How many lines the page shows. */
const MAX_SHOWN = 200;

/** The prefix of the hidden inputs with what the page showed of each row, by id. */
const SEEN = 'seen-';
/** The hidden input that stands for what the page showed of many rows. */
export const FINGERPRINT = 'fingerprint';

/** A row of which a page showed something, and what; '' for a script, which has seen nothing. */
export type Seen = [id: number, before: string];

/** The preview of an action, for the template. */
export interface PreviewData {
  /** Rows that would change, or that cannot be changed; the first of them. */
  shown: PreviewLine[];
  hidden: number;
  /** How many would change. */
  changed: number;
  unchanged: number;
  /** Hidden inputs for each row, or for many rows a fingerprint of all. */
  seen: { name: string; value: string }[];
  /** The answers that it is of, as text. */
  answers: string;
}

export async function previewOf(
  db: Queryable,
  { preview }: Action<object>,
  rows: { id: number; title: string; row: object }[],
  answers: Record<string, string>,
  isAcross: boolean,
): Promise<PreviewData | null> {
  if (!preview) return null;
  const previews = await preview(
    db,
    rows.map(({ row }) => row),
    answers,
  );
  const lines = rows.flatMap(({ id, title }, index): PreviewLine[] => {
    const line = previews[index];
    return line ? [{ id, title, ...line }] : [];
  });
  const moved = lines.filter(({ before, after, problem }) => problem !== undefined || before !== after);
  return {
    shown: moved.slice(0, MAX_SHOWN),
    hidden: Math.max(0, moved.length - MAX_SHOWN),
    changed: moved.filter(({ problem }) => problem === undefined).length,
    unchanged: lines.length - moved.length,
    seen: isAcross
      ? [{ name: FINGERPRINT, value: fingerprintOf(lines.map(({ id, before }) => [id, before])) }]
      : lines.map(({ id, before }) => ({ name: `${SEEN}${id}`, value: before })),
    answers: JSON.stringify(answers),
  };
}

/** Whether the form confirms the preview of these answers. */
export function isConfirmed(form: Form, answers: Record<string, string>): boolean {
  const previewed = form.get('previewed');
  return form.has('confirmed') && (previewed === '' || previewed === JSON.stringify(answers));
}

/** What the page showed of a row; '' for a script, which has seen nothing. */
export function seenIn(form: Form, id: number): string {
  return form.get(`${SEEN}${id}`);
}

/** Stands for what the page showed of all rows of a list. */
export function fingerprintOf(seen: Seen[]): string {
  const sorted = [...seen].sort(([a], [b]) => a - b);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url');
}

/** Throws if the action cannot be done with this row, or if it is not what the page showed. */
export async function refuseUnseen(
  db: Queryable,
  { preview }: Action<object>,
  row: object,
  answers: Record<string, string>,
  seen: string,
): Promise<void> {
  const [line] = (await preview?.(db, [row], answers)) ?? [];
  const problem = problemWith(line, seen);
  if (problem) throw problem;
}

/** Why nothing is done with a row: it cannot be done, or the row is not what the page showed. */
export function problemWith(line: Preview | undefined, seen: string): ApiError | undefined {
  if (seen !== '' && line && seen !== line.before)
    return new ApiError('version_mismatch', `It is ${line.before} now, and not ${seen} any more.`);
  return line?.problem === undefined ? undefined : new ApiError('conflict', line.problem);
}
