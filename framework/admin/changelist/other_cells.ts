// What a later app knows better than the row: an order that counts as unpaid has a payment whose outcome is unknown.
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import type { ListColumn } from './columns.js';
import type { Cell } from './cells.js';

/** What a cell says instead of the row's value, as a badge. */
type OtherCell = Pick<Cell, 'text' | 'badge'>;

interface Source {
  column: string;
  /** By the ids of the rows; rows that are left out keep their value. */
  load(db: Database, ids: number[]): Promise<Map<number, OtherCell>>;
}

const sources = new Map<string, Source[]>();

/** Lets an app say what a column of another app's list shows. */
export function registerOtherCells(model: Model, source: Source): void {
  sources.set(model.label, [...(sources.get(model.label) ?? []), source]);
}

/** What these rows show instead of their own values: the cells of a row, with one replaced or more. */
export async function otherCells(
  db: Database,
  model: Model,
  columns: ListColumn[],
  rows: { id: number }[],
): Promise<(id: number, cells: Cell[]) => Cell[]> {
  const loaded = await Promise.all(
    (sources.get(model.label) ?? []).map(async ({ column, load }) => ({
      place: columns.findIndex(({ name }) => name === column),
      cells:
        rows.length === 0
          ? new Map<number, OtherCell>()
          : await load(
              db,
              rows.map(({ id }) => id),
            ),
    })),
  );
  return (id, cells) =>
    cells.map((cell, index) => {
      const other = loaded.find(({ place }) => place === index)?.cells.get(id);
      return other ? { ...cell, ...other } : cell;
    });
}
