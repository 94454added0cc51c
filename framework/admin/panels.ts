// Panels with statistics on the front page: apps register them in panels.ts, the index shows them to users
// who may view the panel's model.
import type { Queryable } from '../db/database.js';
import type { Model } from '../db/model.js';
import { displayAmount } from '../currency.js';
import { toMajorUnits } from '../money.js';
import { settings } from '../conf/settings.js';

/** How a value is formatted: minor units of the shop's currency as an amount, counts with separators. */
export type ValueKind = 'text' | 'number' | 'money';

/** One large number, with a link to the list that has as many rows, or that sum. */
export interface Figure {
  label: string;
  value: number;
  kind: ValueKind;
  url: string;
  /** The value is where counting ended: there are more. */
  isMore?: boolean;
  /** Any number above 0 is bad news. */
  isAlarm?: boolean;
  /** The same of the month before. */
  compared?: { value: number; url: string };
}

/** The titles of panels with figures of several apps: they are shown as one. */
export const WAITING = 'Waiting for you';
export const THIS_MONTH = 'This month against last';

/** Counting ends here, as in lists. */
const MAX_COUNT = 1_000;

/** The value of a figure that counts at most so far. */
export async function counted(
  count: (limit: number) => Promise<number>,
): Promise<Pick<Figure, 'value' | 'isMore'>> {
  const found = await count(MAX_COUNT);
  return { value: Math.min(found, MAX_COUNT), isMore: found > MAX_COUNT };
}

export interface TableColumn {
  label: string;
  kind: ValueKind;
}

export interface TableRow {
  cells: (string | number)[];
  /** The URL of the first cell. */
  url: string;
  /** The model of `url`, if it is not the panel's: only users who may view it get the link. */
  model?: Model;
  /** The class of a badge for the first cell. */
  badge?: string;
}

/** A table, with a chart of the column `chart` above it. */
export interface PanelTable {
  columns: TableColumn[];
  rows: TableRow[];
  /** The text without rows. */
  empty: string;
  /** Columns over time, or bars beside their names; the table folds under `columns`. */
  chart?: { kind: 'columns' | 'bars'; column: number };
}

/** The loaded content; `note` replaces the panel's own, `total` is what a chart's figures come to. */
export type PanelContent = ({ figures: Figure[] } | { table: PanelTable }) & {
  note?: string;
  total?: { text: string; url: string };
};

/** A panel of an app on the front page. */
export interface Panel {
  title: string;
  /** What the numbers count, in addition to the title. */
  note?: string;
  /** Shown to users who may view this model. */
  model: Model;
  /** Lower ones come first, across all apps. */
  place: number;
  /** In twelfths of the page's width. */
  width: 4 | 6 | 8 | 12;
  /** The link of the whole panel. */
  link?: { label: string; url: string };
  /** Must read a limited number of rows, however large the tables are. */
  load(db: Queryable, at: Date): Promise<PanelContent>;
}

/** The text of a value. */
export function displayValue(value: string | number, kind: ValueKind): string {
  if (typeof value === 'string') return value;
  return kind === 'money' ? displayAmount(value, settings.CURRENCY) : value.toLocaleString('en-US');
}

/** The number that a chart draws: amounts in major units. */
export function chartValue(value: string | number, kind: ValueKind): number {
  return kind === 'money' ? toMajorUnits(Number(value), settings.CURRENCY) : Number(value);
}
