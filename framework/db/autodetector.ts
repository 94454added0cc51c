// Finds what a migration must do so that the tables of an app are as its models declare them.
import type { Field } from './fields.js';
import { countTable } from './kept_counts.js';
import type { Model } from './model.js';
import { type ColumnDefinition, type TableDefinition, tableOf } from './table_definition.js';

/** A value for rows that are already there; `now` is the time of the migration. */
export type Fill = { value: string | number | boolean } | 'now';

/** One step of a migration. `model` is the model's name in messages: `product`. */
export type Operation = { table: string; model: string } & (
  | { kind: 'createTable' | 'dropTable'; definition: TableDefinition }
  | { kind: 'addColumn'; column: string; definition: ColumnDefinition; fill?: Fill }
  | { kind: 'dropColumn'; column: string; definition: ColumnDefinition }
  | { kind: 'changeColumn'; column: string; from: ColumnDefinition; to: ColumnDefinition; fill?: Fill }
  | { kind: 'renameColumn'; from: string; to: string }
  | { kind: 'addIndex' | 'dropIndex' | 'addUnique' | 'dropUnique'; columns: string[] }
);

/** What the person who runs `makemigrations` decides. */
export interface Decisions {
  isRenamed(model: Model, from: string, to: Field): Promise<boolean>;
  /** The value for the rows that are there; throws to stop. */
  fillOf(model: Model, field: Field, why: 'added' | 'no longer null'): Promise<Fill>;
}

/** A change that no migration can make safely. */
export class UnsafeChangeError extends Error {}

/**
 * The operations of one app, in order. `tables` are those that its migrations build; those in `handMade` have no
 * model, and stay.
 */
export async function detectChanges(
  app: { label: string; models: Model[]; handMade: string[] },
  tables: Map<string, TableDefinition>,
  decisions: Decisions,
): Promise<Operation[]> {
  const created = app.models.filter((model) => !tables.has(model.table));
  const kept = app.models.filter((model) => tables.has(model.table));
  const operations: Operation[] = createTables(created);
  for (const model of kept) {
    operations.push(...(await changesOf(model, tables.get(model.table) as TableDefinition, decisions)));
  }
  const counts = app.models.filter(({ options }) => options.counts).map(countTable);
  const known = new Set([...app.models.map(({ table }) => table), ...counts, ...app.handMade]);
  const removed = [...tables].filter(([table]) => isOf(app.label, table) && !known.has(table));
  return [...operations, ...dropTables(app.label, removed)];
}

function isOf(app: string, table: string): boolean {
  return table.startsWith(`${app}_`) && !/_fts(_\w+)?$/.test(table);
}

/** Referenced tables first. */
function createTables(models: Model[]): Operation[] {
  const ordered: Model[] = [];
  const visit = (model: Model, from: Model[]): void => {
    if (ordered.includes(model)) return;
    if (from.includes(model)) {
      const names = from.map(({ options }) => options.name).join(', ');
      throw new UnsafeChangeError(
        `The new models ${names} refer to each other. Add one of the foreign keys later.`,
      );
    }
    for (const { options } of model.fields.values()) {
      const parent = options.to?.();
      if (parent && parent !== model && models.includes(parent)) visit(parent, [...from, model]);
    }
    ordered.push(model);
  };
  for (const model of models) visit(model, []);
  return ordered.flatMap((model): Operation[] => {
    const of = { table: model.table, model: model.options.name };
    const definition = tableOf(model);
    return [{ ...of, kind: 'createTable', definition }, ...indexesOf(of, definition)];
  });
}

/** The operations that add the indexes of a new table. */
export function indexesOf(
  { table, model }: { table: string; model: string },
  { indexes, uniques }: TableDefinition,
): Operation[] {
  const of = { table, model };
  return [
    ...uniques.map((columns): Operation => ({ ...of, kind: 'addUnique', columns })),
    ...indexes.map((columns): Operation => ({ ...of, kind: 'addIndex', columns })),
  ];
}

/** Those that refer to others first. */
function dropTables(app: string, removed: [string, TableDefinition][]): Operation[] {
  const waiting = [...removed];
  const operations: Operation[] = [];
  while (waiting.length > 0) {
    const refersTo = ([name]: [string, TableDefinition], other: [string, TableDefinition]) =>
      other[0] !== name &&
      [...other[1].columns.values()].some(({ references }) => references?.table === name);
    const free = waiting.findIndex((table) => !waiting.some((other) => refersTo(table, other)));
    const [[table, definition]] = waiting.splice(Math.max(free, 0), 1) as [[string, TableDefinition]];
    operations.push({ table, model: table.slice(app.length + 1), kind: 'dropTable', definition });
  }
  return operations;
}

async function changesOf(model: Model, found: TableDefinition, decisions: Decisions): Promise<Operation[]> {
  const of = { table: model.table, model: model.modelName };
  const wanted = tableOf(model);
  const { renames, before } = await renamed(model, found, wanted, decisions);
  const indexes = listChanges(before.indexes, wanted.indexes);
  const uniques = listChanges(before.uniques, wanted.uniques);
  const columns = await columnChanges(model, before, wanted, decisions);
  const step = (kind: 'addIndex' | 'dropIndex' | 'addUnique' | 'dropUnique') => (columns: string[]) =>
    ({ ...of, kind, columns }) as const;
  return [
    ...renames.map(([from, to]): Operation => ({ ...of, kind: 'renameColumn', from, to })),
    ...indexes.removed.map(step('dropIndex')),
    ...uniques.removed.map(step('dropUnique')),
    ...columns,
    ...uniques.added.map(step('addUnique')),
    ...indexes.added.map(step('addIndex')),
  ];
}

/** The renamed columns, and the table as it is after the renaming. */
async function renamed(
  model: Model,
  found: TableDefinition,
  wanted: TableDefinition,
  decisions: Decisions,
): Promise<{ renames: [string, string][]; before: TableDefinition }> {
  const names = new Map<string, string>();
  for (const field of model.fields.values()) {
    if (found.columns.has(field.name)) continue;
    for (const [old, definition] of found.columns) {
      if (wanted.columns.has(old) || names.has(old)) continue;
      if (!isSame(definition, wanted.columns.get(field.name) as ColumnDefinition)) continue;
      if (!(await decisions.isRenamed(model, old, field))) continue;
      names.set(old, field.name);
      break;
    }
  }
  const rename = (name: string) => names.get(name) ?? name;
  const before = {
    columns: new Map([...found.columns].map(([name, definition]) => [rename(name), definition])),
    indexes: found.indexes.map((columns) => columns.map(rename)),
    uniques: found.uniques.map((columns) => columns.map(rename)),
  };
  return { renames: [...names], before };
}

function listChanges(found: string[][], wanted: string[][]): { added: string[][]; removed: string[][] } {
  const without = (lists: string[][], others: string[][]) => {
    const known = new Set(others.map(String));
    return lists.filter((columns) => !known.has(String(columns)));
  };
  return { added: without(wanted, found), removed: without(found, wanted) };
}

async function columnChanges(
  model: Model,
  before: TableDefinition,
  wanted: TableDefinition,
  decisions: Decisions,
): Promise<Operation[]> {
  const of = { table: model.table, model: model.modelName };
  const operations: Operation[] = [];
  for (const [column, to] of wanted.columns) {
    const from = before.columns.get(column);
    if (from && isSame(from, to)) continue;
    const field = model.field(column);
    if (from) requireSafe(model, column, from, to);
    const asksFill = !to.null && (!from || from.null);
    const fill = asksFill
      ? await fillOf(model, field, from ? 'no longer null' : 'added', decisions)
      : undefined;
    const given = fill !== undefined && { fill };
    if (from) operations.push({ ...of, kind: 'changeColumn', column, from, to, ...given });
    else operations.push({ ...of, kind: 'addColumn', column, definition: to, ...given });
  }
  for (const [column, definition] of before.columns) {
    if (wanted.columns.has(column)) continue;
    if (definition.type === 'auto')
      throw new UnsafeChangeError(`${model.label}: the primary key cannot be removed.`);
    operations.push({ ...of, kind: 'dropColumn', column, definition });
  }
  return operations;
}

function isSame(found: ColumnDefinition, wanted: ColumnDefinition): boolean {
  return (
    found.type === wanted.type &&
    found.null === wanted.null &&
    found.references?.table === wanted.references?.table &&
    found.references?.onDelete === wanted.references?.onDelete
  );
}

/** The value of the field's declaration, else the person's. */
async function fillOf(
  model: Model,
  field: Field,
  why: 'added' | 'no longer null',
  decisions: Decisions,
): Promise<Fill> {
  const { autoNow, autoNowAdd, blank } = field.options;
  if (autoNow || autoNowAdd) return 'now';
  const value = field.defaultValue();
  if (['string', 'number', 'boolean'].includes(typeof value)) return { value } as Fill;
  if (blank && (field.kind === 'char' || field.kind === 'text')) return { value: '' };
  return decisions.fillOf(model, field, why);
}

/** Types whose values can become those of the other without loss; lengths are checked while migrating. */
const CONVERTIBLE = [
  ['integer', 'bigint'],
  ['varchar', 'text'],
  ['varchar', 'varchar'],
  ['text', 'varchar'],
];

function requireSafe(model: Model, column: string, from: ColumnDefinition, to: ColumnDefinition): void {
  const where = `${model.label}.${column}`;
  const write = 'Write the migration yourself: makemigrations --empty.';
  if (from.references && to.references && from.references.table !== to.references.table) {
    throw new UnsafeChangeError(
      `${where} refers to ${to.references.table} instead of ${from.references.table}: its values would point ` +
        `to other rows. ${write}`,
    );
  }
  const short = (type: string) => type.replace(/\(.*/, '');
  const [is, becomes] = [short(from.type), short(to.type)];
  const allowed = CONVERTIBLE.some(([one, other]) => one === is && other === becomes);
  if (is !== becomes && !allowed) {
    throw new UnsafeChangeError(
      `${where} changes from ${from.type} to ${to.type}, which may lose values. ${write}`,
    );
  }
}
