// The contents of a list's cells: text, a badge for a choice, an icon with text for yes and no.
import type { Queryable } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { displayText } from '../field_values.js';
import { currencyOf, displayAmount } from '../../currency.js';
import { fullText, relativeText } from '../../time_zone.js';
import { titlesOf } from '../form_fields.js';
import type { ListInput } from './edited_lines.js';
import type { ListColumn } from './columns.js';

export interface Cell {
  label: string;
  /** `number`, `date`, `long-text`, `none` for an empty one: see list.css. */
  className: string;
  text: string;
  /** The class of a badge: a choice's value, `yes` or `no`. */
  badge?: string;
  /** For <time>: RFC 3339, and in full. */
  moment?: string;
  exact?: string;
  isLink: boolean;
  /** The page of another row that the cell names. */
  url?: string;
  /** Labels the row for screen readers: its first link. */
  isHeader: boolean;
  input?: ListInput;
}

/** Titles of the rows that the page's foreign keys point to, by column. */
export type Titles = Map<string, Map<number, string>>;

/** One query for each column that points to other rows, or reads its values together. */
export async function relatedTitles(db: Queryable, columns: ListColumn[], rows: object[]): Promise<Titles> {
  const titles: Titles = new Map();
  for (const column of columns) {
    await column.load?.(
      db,
      rows.map((row) => (row as { id: number }).id),
    );
    if (!column.related) continue;
    const ids = [...new Set(rows.map((row) => column.value(row)))].filter((id) => typeof id === 'number');
    titles.set(column.name, await titlesOf(db, column.related.model, ids));
  }
  return titles;
}

/** The cell of one row in one column; a link without a text of its own gets the row's title. */
export function cellOf(
  column: ListColumn,
  row: object,
  titles: Titles,
  rowTitle: string,
  urlOf: (model: Model | string, id: number) => string | undefined = () => undefined,
): Cell {
  const value = column.value(row);
  const cell = {
    label: column.label,
    className: classOf(column),
    isLink: column.isLink,
    isHeader: column.isHeader,
  };
  if (value === null || value === undefined || value === '') {
    if (column.isLink) return { ...cell, text: rowTitle };
    return { ...cell, className: `${cell.className} none`.trim(), text: '-' };
  }
  if (column.related) {
    const title = titles.get(column.name)?.get(value as number);
    const url = urlOf(column.related.model, value as number);
    return { ...cell, text: title ?? String(value as number), ...(url !== undefined && { url }) };
  }
  const named = column.field?.options.idOf;
  if (named !== undefined) {
    const url = urlOf(named, value as number);
    return { ...cell, text: String(value as number), ...(url !== undefined && { url }) };
  }
  if (column.field?.options.choices) {
    return { ...cell, text: displayText(column.field, value, row), badge: String(value as string) };
  }
  switch (column.kind) {
    case 'boolean':
      return { ...cell, text: value ? 'Yes' : 'No', badge: value ? 'yes' : 'no' };
    case 'datetime':
      return { ...cell, ...momentCell(value as string) };
    case 'money':
      return { ...cell, text: displayAmount(value as number, currencyOf(row)) };
    default: {
      const { link } = column;
      const mayFollow = link && urlOf(link.ofModel, 1) !== undefined;
      const sign = column.field?.options.signed && Number(value) > 0 ? '+' : '';
      const text = sign + String(value as string | number);
      return { ...cell, text, ...(mayFollow && { url: link.url(row) }) };
    }
  }
}

function momentCell(moment: string): Pick<Cell, 'text' | 'moment' | 'exact'> {
  return { text: relativeText(moment), moment, exact: fullText(moment) };
}

/** Numbers are right-aligned, times do not wrap, texts may be truncated. */
export function classOf({ kind, field, related }: ListColumn): string {
  if (related || field?.options.choices) return '';
  if (kind === 'integer' || kind === 'money' || kind === 'auto') return 'number';
  if (kind === 'datetime') return 'date';
  return kind === 'char' || kind === 'text' ? 'long-text' : '';
}
