// Deleting a row: the rows that are deleted with it, and the rows that protect it. Follows the models'
// foreign keys. Shows a limited number of rows and counts all of them.
import type { Knex } from 'knex';
import { isForeignKeyViolation, type Queryable } from '../db/database.js';
import type { Field } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { countRows } from '../db/paging.js';
import { permissionCode } from '../auth/permissions.js';
import { ApiError } from '../errors.js';
import { logActions } from './history.js';
import { lockRow } from './model_admin.js';
import type { ModelPage } from './page.js';
import { contextIn } from './saving.js';

/** The maximum number of rows in the tree, and of children of one row. */
const MAX_SHOWN = 200;
const MAX_CHILDREN = 20;
/** The maximum depth; ends the recursion for a model that refers to itself. */
const MAX_DEPTH = 8;

/** A row to delete, with the rows that are deleted because of it. */
export interface DeletionNode {
  model: Model;
  id: number;
  title: string;
  children: DeletionNode[];
  /** "and 180 more stock movements", one for each model with children that are not all shown. */
  more: { model: Model; count: number }[];
}

/** Rows that protect a row from deletion. */
export interface Protection {
  model: Model;
  rows: { id: number; title: string }[];
  count: number;
}

export interface Deletion {
  tree: DeletionNode[];
  /** How many rows of each model are deleted, including the selected ones. */
  counts: { model: Model; count: number }[];
  /** The protecting rows; empty if nothing prevents the deletion. */
  protectedBy: Protection[];
}

/** The models whose rows would be deleted but which this staff user may not delete. */
export function missingPermissions({ site, staff, model }: ModelPage, { counts }: Deletion): Model[] {
  const mayDelete = (one: Model): boolean => {
    const registered = site.of(one);
    const owner = registered?.admin.options.permissionsOf ?? one;
    return !registered || staff.may(permissionCode(owner, 'delete'));
  };
  return counts.map(({ model: one }) => one).filter((one) => one !== model && !mayDelete(one));
}

/** Deletes the row and writes the history; `in_use` when another record refers to it. */
export async function removeRow(page: ModelPage, row: { id: number }): Promise<void> {
  const { admin, model, db, staff } = page;
  try {
    await db.transaction(async (trx) => {
      await lockRow(model, trx, row.id);
      await admin.saving(model).delete(contextIn(trx, page), row.id);
      const title = model.title(row);
      await logActions(trx, staff, [{ action: 'delete', model, id: row.id, title, message: 'Deleted.' }]);
    });
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    throw new ApiError('in_use', 'Another record now refers to it.');
  }
}

/** Many rows have the same title; the row that they belong to distinguishes them: " (order 12)". */
function ownerOf(model: Model, row: AnyRow): string {
  const owner = [...model.fields.values()].find(({ options }) => options.onDelete === 'cascade');
  const to = owner?.options.to?.();
  return owner && to ? ` (${to.verboseName} ${String(row[owner.name])})` : '';
}

interface Relation {
  model: Model;
  field: Field;
}

type AnyRow = Record<string, unknown> & { id: number };

/** The effects of deleting these rows of `model` on the rows of all `models`. */
export async function collectDeletion(
  db: Queryable,
  models: Model[],
  model: Model,
  ids: number[],
): Promise<Deletion> {
  const collector = new Collector(db, models);
  const rows = (await model.objects(db).whereIn('id', ids).orderBy('id')) as AnyRow[];
  const tree: DeletionNode[] = [];
  for (const row of rows) tree.push(await collector.node(model, row, 0));
  await collector.count(model, db(model.table).whereIn('id', ids).select('id'), 0);
  return { tree, counts: collector.total(), protectedBy: [...collector.protections.values()] };
}

class Collector {
  readonly protections = new Map<Model, Protection>();
  private readonly counts = new Map<Model, number>();
  private shown = 0;

  constructor(
    private readonly db: Queryable,
    private readonly models: Model[],
  ) {}

  total(): Deletion['counts'] {
    return [...this.counts].map(([model, count]) => ({ model, count }));
  }

  /** The row with its dependent rows, up to the limits. */
  async node(model: Model, row: AnyRow, depth: number): Promise<DeletionNode> {
    this.shown += 1;
    const node: DeletionNode = { model, id: row.id, title: model.title(row), children: [], more: [] };
    if (depth >= MAX_DEPTH) return node;
    for (const { model: child, field } of this.relations(model, 'cascade')) {
      const ofRow = child.objects(this.db).where({ [field.name]: row.id });
      const room = Math.min(MAX_CHILDREN, Math.max(0, MAX_SHOWN - this.shown));
      const children = room > 0 ? ((await ofRow.clone().orderBy('id').limit(room)) as AnyRow[]) : [];
      for (const one of children) node.children.push(await this.node(child, one, depth + 1));
      if (children.length < room) continue;
      const rest = (await countRows(ofRow)) - children.length;
      if (rest > 0) node.more.push({ model: child, count: rest });
    }
    return node;
  }

  /** Counts the rows that `ids` selects and all that are deleted with them, and finds protecting rows. */
  async count(model: Model, ids: Knex.QueryBuilder, depth: number): Promise<void> {
    const found = await countRows(this.db(model.table).whereIn('id', ids.clone()));
    if (found === 0) return;
    this.counts.set(model, (this.counts.get(model) ?? 0) + found);
    for (const { model: holder, field } of this.relations(model, 'protect')) {
      await this.protect(holder, holder.objects(this.db).whereIn(field.name, ids.clone()));
    }
    if (depth >= MAX_DEPTH) return;
    for (const { model: child, field } of this.relations(model, 'cascade')) {
      await this.count(child, this.db(child.table).whereIn(field.name, ids.clone()).select('id'), depth + 1);
    }
  }

  private async protect(holder: Model, query: Knex.QueryBuilder): Promise<void> {
    const count = await countRows(query);
    if (count === 0) return;
    const rows = (await query.clone().orderBy('id').limit(MAX_CHILDREN)) as AnyRow[];
    const known = this.protections.get(holder) ?? { model: holder, rows: [], count: 0 };
    known.rows.push(...rows.map((row) => ({ id: row.id, title: holder.title(row) + ownerOf(holder, row) })));
    known.count += count;
    this.protections.set(holder, known);
  }

  /** The foreign keys of all models that refer to this one. */
  private relations(model: Model, onDelete: 'cascade' | 'protect'): Relation[] {
    return this.models.flatMap((other) =>
      [...other.fields.values()]
        .filter((field) => field.options.to?.() === model && field.options.onDelete === onDelete)
        .map((field) => ({ model: other, field })),
    );
  }
}
