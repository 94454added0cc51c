// The contents of a list's cells: text, a badge for a choice, an icon with text for yes and no.
import type { Queryable } from '../../db/database.js';
import { displayText } from '../field_values.js';
import { currencyOf, displayAmount } from '../../currency.js';
import { Field } from '../../db/fields.js';
import { titlesOf } from '../form_fields.js';
import type { FormField } from '../form_fields.js';
import type { ListColumn } from './columns.js';

export interface Cell {
  label: string;
  /** `number`, `date`, `long-text`: see list.css. */
  className: string;
  text: string;
  /** The class of a badge: a choice's value, `yes` or `no`. */
  badge?: string;
  /** RFC 3339, for <time>. */
  moment?: string;
  isLink: boolean;
  /** Labels the row for screen readers: its first link. */
  isHeader: boolean;
  input?: FormField;
}

/** Titles of the rows that the page's foreign keys point to, by column. */
export type Titles = Map<string, Map<number, string>>;

/** One query for each column that points to other rows. */
export async function relatedTitles(db: Queryable, columns: ListColumn[], rows: object[]): Promise<Titles> {
  const titles: Titles = new Map();
  for (const column of columns) {
    if (!column.related) continue;
    const ids = [...new Set(rows.map((row) => column.value(row)))].filter((id) => typeof id === 'number');
    titles.set(column.name, await titlesOf(db, column.related.model, ids));
  }
  return titles;
}

/** The cell of one row in one column; a link without a text of its own gets the row's title. */
export function cellOf(column: ListColumn, row: object, titles: Titles, rowTitle: string): Cell {
  const value = column.value(row);
  const cell = {
    label: column.label,
    className: classOf(column),
    isLink: column.isLink,
    isHeader: column.isHeader,
  };
  if (value === null || value === undefined || value === '') {
    return { ...cell, text: column.isLink ? rowTitle : '-' };
  }
  if (column.related) {
    const title = titles.get(column.name)?.get(value as number);
    return { ...cell, text: title ?? String(value as number) };
  }
  if (column.field?.options.choices) {
    return { ...cell, text: displayText(column.field, value, row), badge: String(value as string) };
  }
  switch (column.kind) {
    case 'boolean':
      return { ...cell, text: value ? 'Yes' : 'No', badge: value ? 'yes' : 'no' };
    case 'datetime':
      return { ...cell, text: displayText(new Field('datetime', {}), value, row), moment: value as string };
    case 'money':
      return { ...cell, text: displayAmount(value as number, currencyOf(row)) };
    default:
      return { ...cell, text: String(value as string | number) };
  }
}

/** Numbers are right-aligned, times do not wrap, texts may be truncated. */
export function classOf({ kind, field, related }: ListColumn): string {
  if (related || field?.options.choices) return '';
  if (kind === 'integer' || kind === 'money' || kind === 'auto') return 'number';
  if (kind === 'datetime') return 'date';
  return kind === 'char' || kind === 'text' ? 'long-text' : '';
}
