// Columns that say who did something: names and links instead of `staff grace` and `customer 7`.
import type { Queryable } from '../../db/database.js';
import { type ShownActor, shownActor } from '../actors.js';
import type { Cell } from './cells.js';
import type { ListColumn } from './columns.js';

/** What the cells of a row say of people, for the rows of a page. */
export async function actorCells(
  db: Queryable,
  columns: ListColumn[],
  rows: object[],
  urlOf: (model: string, id: number) => string | undefined,
): Promise<(row: object, cells: Cell[]) => Cell[]> {
  const people = new Map<string, ShownActor>();
  for (const column of columns) {
    const accounts = column.field?.options.actorOf;
    if (accounts === undefined) continue;
    for (const name of new Set(rows.map((row) => String(column.value(row))))) {
      people.set(name, await shownActor(db, name, accounts, urlOf));
    }
  }
  return (row, cells) =>
    cells.map((cell, index) => {
      const column = columns[index];
      const person = column?.field?.options.actorOf && people.get(String(column.value(row)));
      return person ? { ...cell, ...person } : cell;
    });
}
