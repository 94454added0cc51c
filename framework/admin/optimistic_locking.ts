// Detects concurrent edits of a row. A page carries a token of each row as it was shown; saving compares
// it with the current row.
import { crc32 } from 'node:zlib';
import type { Model } from '../db/model.js';
import { ApiError } from '../errors.js';

/** The hidden field of a form with its row's token. A post without it is not checked. */
export const TOKEN_FIELD = '_token';

/** The token of a row: one checksum for the columns that edits change, then one for each editable field. */
export function rowToken(model: Model, row: object): string {
  const values = row as Record<string, unknown>;
  const marks = editableFields(model).map((name) => mark(values[name]));
  return [mark(editedColumns(model).map((name) => values[name])), ...marks].join('.');
}

/**
 * The columns that show whether somebody edited a row: its version, or all columns in a model without one.
 * If programs change volatile fields, they raise the version too, so the other fields are compared.
 */
function editedColumns(model: Model): string[] {
  const editable = editableFields(model);
  const lasting = editable.filter((name) => !model.field(name).options.volatile);
  if (lasting.length < editable.length) return lasting;
  return model.fields.has('version') ? ['version'] : [...model.fields.keys()];
}

/** The differences between a row and a token. */
export interface Drift {
  /** Whether somebody edited the row. */
  edited: boolean;
  /** The editable columns with another value. */
  columns: string[];
}

/** The changes of a row since its token was made. */
export function driftSince(model: Model, row: object, token: string): Drift {
  const [seenWhole, ...seen] = token.split('.');
  const [whole, ...current] = rowToken(model, row).split('.');
  const columns = editableFields(model).filter((_, index) => seen[index] !== current[index]);
  return { edited: seenWhole !== whole, columns };
}

/** Whether a column had this value when the token was made. */
export function wasSeen(model: Model, token: string, column: string, value: unknown): boolean {
  const [, ...seen] = token.split('.');
  return seen[editableFields(model).indexOf(column)] === mark(value);
}

/**
 * Throws `version_mismatch` when the row does not match the token: somebody edited it, or a field that is to
 * be changed has another value. An empty token is not checked.
 */
export function assertUnchanged(model: Model, row: object, token: string, changed: string[]): void {
  if (token === '') return;
  const { edited, columns } = driftSince(model, row, token);
  if (!edited && !columns.some((name) => changed.includes(name))) return;
  throw new ApiError(
    'version_mismatch',
    `Someone else changed this ${model.verboseName} in the meantime. Nothing was saved; look at it again and repeat your change.`,
  );
}

function editableFields(model: Model): string[] {
  return [...model.fields.values()]
    .filter((field) => field.options.editable !== false)
    .map((field) => field.name);
}

/** A checksum, not a secure hash: a list page has hundreds, and a collision helps nobody. */
function mark(value: unknown): string {
  return crc32(JSON.stringify(value ?? null)).toString(36);
}
