// How the admin writes: through the functions in `saving` of a ModelAdmin, or by plain SQL statements. The
// same for forms, editable lists and actions.
import type { Request } from 'express';
import type { Cause } from '../events.js';
import { causeOf } from '../http/access.js';
import type { Database, Transaction } from '../db/database.js';
import type { Model } from '../db/model.js';
import { type Related, setRelated } from '../db/many_to_many.js';
import { changedRow, newRow } from '../db/new_row.js';

/** The user who writes. */
export interface Actor {
  id: number;
  username: string;
  /** Whether the user has this permission: `payments.change_transaction`. */
  may(code: string): boolean;
}

/** The context of a save. */
export interface SaveContext {
  /** The database inside `trx`: a model's function called with it is a step of this save. */
  db: Database;
  trx: Transaction;
  user: Actor;
  /** For log events. */
  cause: Cause;
}

/** The context of a staff user's save within `trx`. */
export function contextIn(
  trx: Transaction,
  { db, staff, request }: { db: Database; staff: Actor; request: Request },
): SaveContext {
  const user = { id: staff.id, username: staff.username, may: (code: string) => staff.may(code) };
  return { db: db.inside(trx), trx, user, cause: causeOf(request) };
}

/** Values by column, with the types of rows (money in cents); choice sets as lists of strings. */
export type Values = Record<string, unknown>;

/** One posted line of an inline; its index in the list is the `[i]` of field errors. */
export interface InlineRow {
  /** `null` for a new line. */
  id: number | null;
  values: Values;
  /** The values that differ from the row. */
  changes: Values;
  deleted: boolean;
}

/** Inline lines by the inline's name: `items`. */
export type InlineRows = Record<string, InlineRow[]>;

/** Writes the rows of one model. Field errors of a thrown ApiError are shown in the form. */
export interface Saving {
  /** Returns the new row's id. */
  create(context: SaveContext, values: Values, inlines: InlineRows): Promise<number>;
  /** `changes` has only the changed values. May return the new row, which is then not read again. */
  update(context: SaveContext, id: number, changes: Values, inlines: InlineRows): Promise<object | undefined>;
  delete(context: SaveContext, id: number): Promise<void>;
}

/** Plain SQL statements, for models without functions of their own. */
export function plainSaving(model: Model): Saving {
  return {
    async create({ trx }, values) {
      const { columns, related } = withoutRelated(model, values);
      const [made] = (await model.objects(trx).insert(newRow(model, columns)).returning('id')) as {
        id: number;
      }[];
      if (!made) throw new Error(`Inserting into ${model.table} gave no id.`);
      await setRelated(trx, model, made.id, related);
      return made.id;
    },
    async update({ trx }, id, changes) {
      const { columns, related } = withoutRelated(model, changes);
      const computed = model.options.computed ? await computedAfter(model, trx, id, columns) : {};
      const changed = changedRow(model, { ...columns, ...computed });
      if (Object.keys(changed).length > 0) await model.objects(trx).where({ id }).update(changed);
      await setRelated(trx, model, id, related);
    },
    async delete({ trx }, id) {
      await model.objects(trx).where({ id }).delete();
    },
  };
}

/** The computed columns of a row after these changes. */
async function computedAfter(model: Model, trx: Transaction, id: number, changes: Values): Promise<object> {
  const before = (await model.objects(trx).where({ id }).first()) as object | undefined;
  return model.computedValues({ ...before, ...changes });
}

/** The columns, and the values of many-to-many relations as their tables store them. */
function withoutRelated(model: Model, values: Values): { columns: Values; related: Related } {
  const columns = { ...values };
  const related: Related = {};
  for (const [name, { through, to }] of model.manyToMany) {
    const chosen = columns[name] as string[] | undefined;
    delete columns[name];
    if (chosen) related[name] = through().field(to).kind === 'foreignkey' ? chosen.map(Number) : chosen;
  }
  return { columns, related };
}
