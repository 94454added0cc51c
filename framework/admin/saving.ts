// How the admin writes: through the functions that a registration names (`saving` of a ModelAdmin), or
// else by plain statements. The same for forms, editable lists and actions.
import type { Request } from 'express';
import type { Cause } from '../events.js';
import { causeOf } from '../http/access.js';
import type { Database, Transaction } from '../db/database.js';
import type { Model } from '../db/model.js';
import { changedRow, newRow } from '../db/new_row.js';

/** Who writes. */
export interface Actor {
  id: number;
  username: string;
}

/** In what a save runs. */
export interface SaveContext {
  /** The database inside `trx`: a model's function called with it is a step of this save. */
  db: Database;
  trx: Transaction;
  user: Actor;
  /** For the events of the log. */
  cause: Cause;
}

/** In what a member of staff saves within `trx`. */
export function contextIn(
  trx: Transaction,
  { db, staff, request }: { db: Database; staff: Actor; request: Request },
): SaveContext {
  const user = { id: staff.id, username: staff.username };
  return { db: db.inside(trx), trx, user, cause: causeOf(request) };
}

/** Values by column, typed as rows have them (money in cents); choice sets as lists of text. */
export type Values = Record<string, unknown>;

/** One line of an inline, as it was posted; its place in the list is the `[i]` of field problems. */
export interface InlineRow {
  /** `null` for a line that is to be added. */
  id: number | null;
  values: Values;
  /** Those of them that differ from the row. */
  changes: Values;
  deleted: boolean;
}

/** Inline lines by the inline's name: `items`. */
export type InlineRows = Record<string, InlineRow[]>;

/** What writes the rows of one model. Throws a ApiError whose field problems are shown in the form. */
export interface Saving {
  /** Gives the new row's id. */
  create(context: SaveContext, values: Values, inlines: InlineRows): Promise<number>;
  /** `changes` has the changed values alone. May give the row as it is then, which is not read again. */
  update(context: SaveContext, id: number, changes: Values, inlines: InlineRows): Promise<object | undefined>;
  delete(context: SaveContext, id: number): Promise<void>;
}

/** Plain statements, for models that no function of their own guards. */
export function plainSaving(model: Model): Saving {
  return {
    async create({ trx }, values) {
      const [made] = (await model.objects(trx).insert(newRow(model, values)).returning('id')) as {
        id: number;
      }[];
      if (!made) throw new Error(`Inserting into ${model.table} gave no id.`);
      return made.id;
    },
    async update({ trx }, id, changes) {
      const columns = changedRow(model, changes);
      if (Object.keys(columns).length > 0) await model.objects(trx).where({ id }).update(columns);
    },
    async delete({ trx }, id) {
      await model.objects(trx).where({ id }).delete();
    },
  };
}
