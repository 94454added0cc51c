// Telling the second of two people who edit one row. A page carries a token of each row as it was
// shown; saving compares it with the row as it is now.
import { crc32 } from 'node:zlib';
import type { Model } from '../db/model.js';
import { ShopError } from '../errors.js';

/**
 * The row in short: its version (all its values, for a model without one), then one mark for each
 * editable field. Programs change some fields without a new version, as orders take from the stock.
 */
export function rowToken(model: Model, row: object): string {
  const values = row as Record<string, unknown>;
  const own = [...model.fields.keys()].map((name) => values[name]);
  const whole = model.fields.has('version') ? String(values.version) : mark(own);
  return [whole, ...editableFields(model).map((name) => mark(values[name]))].join('.');
}

/** How a row differs from what a token says of it. */
export interface Drift {
  /** Somebody edited the row: its version, or for a model without one any value, is another. */
  edited: boolean;
  /** The editable columns whose value is another. */
  columns: string[];
}

/** What has happened to a row since its token was made. */
export function driftSince(model: Model, row: object, token: string): Drift {
  const [seenVersion, ...seen] = token.split('.');
  const [version, ...current] = rowToken(model, row).split('.');
  const columns = editableFields(model).filter((_, index) => seen[index] !== current[index]);
  return { edited: seenVersion !== version, columns };
}

/** Whether a column had this value when the token was made. */
export function wasSeen(model: Model, token: string, column: string, value: unknown): boolean {
  const [, ...seen] = token.split('.');
  return seen[editableFields(model).indexOf(column)] === mark(value);
}

/**
 * Throws `version_mismatch` when the row is not what the token says: another version, or another
 * value in one of the fields that are to be changed. An empty token says nothing.
 */
export function assertUnchanged(model: Model, row: object, token: string, changed: string[]): void {
  if (token === '') return;
  const { edited, columns } = driftSince(model, row, token);
  if (!edited && !columns.some((name) => changed.includes(name))) return;
  throw new ShopError(
    'version_mismatch',
    `Someone else changed this ${model.verboseName} in the meantime. Nothing was saved; look at it again and repeat your change.`,
  );
}

function editableFields(model: Model): string[] {
  return [...model.fields.values()]
    .filter((field) => field.options.editable !== false)
    .map((field) => field.name);
}

/** A checksum: a list page has hundreds, and nobody gains by making two values look alike. */
function mark(value: unknown): string {
  return crc32(JSON.stringify(value ?? null)).toString(36);
}
