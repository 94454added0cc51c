// The front page's figures: apps register panels in panels.ts, the index shows them to those who may
// look at the model that they speak of.
import type { Queryable } from '../db/database.js';
import type { Model } from '../db/model.js';
import { displayCents, toMajorUnits } from '../money.js';
import { settings } from '../conf/settings.js';

/** How a value is written: minor units of the shop's currency as an amount, counts with separators. */
export type ValueKind = 'text' | 'number' | 'money';

/** One large number, and the list behind it. */
export interface Figure {
  label: string;
  value: number;
  kind: ValueKind;
  url: string;
}

export interface TableColumn {
  label: string;
  kind: ValueKind;
}

export interface TableRow {
  cells: (string | number)[];
  /** The list or row behind the first cell. */
  url: string;
  /** What `url` shows, where it is not the panel's model: only who may look at it is led there. */
  model?: Model;
  /** The class of a badge that the first cell is shown as. */
  badge?: string;
}

/** Figures in rows, with a chart over them when `chart` says which column. */
export interface PanelTable {
  columns: TableColumn[];
  rows: TableRow[];
  /** Said when there is no row. */
  empty: string;
  /** Columns over time, or bars beside their names; the table folds under `columns`. */
  chart?: { kind: 'columns' | 'bars'; column: number };
}

/** What is shown; `note` replaces the panel's own. */
export type PanelContent = ({ figures: Figure[] } | { table: PanelTable }) & { note?: string };

/** What an app shows on the front page. */
export interface Panel {
  title: string;
  /** What the figures count, where the title does not say it all. */
  note?: string;
  /** Seen by those who may look at this model. */
  model: Model;
  /** Lower ones stand first, whichever app they come from. */
  place: number;
  /** In twelfths of the page's width. */
  width: 4 | 6 | 8 | 12;
  /** The list behind the whole panel. */
  link: { label: string; url: string };
  /** Reads so much at most, however large the tables are. */
  load(db: Queryable, at: Date): Promise<PanelContent>;
}

/** The text of a value. */
export function displayValue(value: string | number, kind: ValueKind): string {
  if (typeof value === 'string') return value;
  return kind === 'money' ? displayCents(value, settings.CURRENCY) : value.toLocaleString('en-US');
}

/** The number that a chart draws: amounts in major units. */
export function chartValue(value: string | number, kind: ValueKind): number {
  return kind === 'money' ? toMajorUnits(Number(value), settings.CURRENCY) : Number(value);
}
