// Reading and writing the many-to-many relations of rows, such as the groups of a user.
import type { Queryable, Transaction } from './database.js';
import type { Model } from './model.js';

/** The values of many-to-many fields by their names: ids, or texts that code defines. */
export type Related = Record<string, unknown[]>;

/** The many-to-many values of several rows, by the id of the row. */
export async function relatedOf(db: Queryable, model: Model, ids: number[]): Promise<Map<number, Related>> {
  const empty = () => Object.fromEntries(model.manyToMany.map(([name]) => [name, [] as unknown[]]));
  const all = new Map<number, Related>(ids.map((id) => [id, empty()]));
  for (const [name, { through, from, to }] of model.manyToMany) {
    const rows = (await through()
      .objects(db)
      .whereIn(from, ids)
      .orderBy(to)
      .select(from, to)) as unknown as Record<string, unknown>[];
    for (const row of rows) all.get(row[from] as number)?.[name]?.push(row[to]);
  }
  return all;
}

/** Replaces the many-to-many values of a row; writes nothing where they are the same. */
export async function setRelated(
  trx: Transaction,
  model: Model,
  id: number,
  related: Related,
): Promise<void> {
  const before = (await relatedOf(trx, model, [id])).get(id) ?? {};
  for (const [name, { through, from, to }] of model.manyToMany) {
    const [wanted, stored] = [new Set(related[name] ?? before[name]), new Set(before[name])];
    if (wanted.size === stored.size && [...wanted].every((value) => stored.has(value))) continue;
    await through()
      .objects(trx)
      .where({ [from]: id })
      .delete();
    const rows = [...wanted].map((value) => ({ [from]: id, [to]: value }));
    if (rows.length > 0) await through().objects(trx).insert(rows);
  }
}
