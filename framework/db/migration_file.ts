// The text and the name of a migration file.
import { type Fill, indexesOf, type Operation } from './autodetector.js';
import type { ColumnDefinition, TableDefinition } from './table_definition.js';

/** Longer names end in `_and_more`. */
const MAX_NAME_LENGTH = 52;

/** What an operation does, as in Django: `+ Add field weight to product`. */
export function describeOperation(operation: Operation): string {
  const { kind, model } = operation;
  switch (kind) {
    case 'createTable':
      return `+ Create model ${model}`;
    case 'dropTable':
      return `- Delete model ${model}`;
    case 'addColumn':
      return `+ Add field ${operation.column} to ${model}`;
    case 'dropColumn':
      return `- Remove field ${operation.column} from ${model}`;
    case 'changeColumn':
      return `~ Alter field ${operation.column} on ${model}`;
    case 'renameColumn':
      return `~ Rename field ${operation.from} on ${model} to ${operation.to}`;
    case 'addIndex':
      return `+ Create index on (${operation.columns.join(', ')}) of ${model}`;
    case 'dropIndex':
      return `- Remove index on (${operation.columns.join(', ')}) of ${model}`;
    case 'addUnique':
      return `+ Make (${operation.columns.join(', ')}) of ${model} unique`;
    case 'dropUnique':
      return `- Make (${operation.columns.join(', ')}) of ${model} not unique`;
  }
}

/** The name of a migration after what it does: `product_weight_and_more`. */
export function migrationName(operations: Operation[], isFirst: boolean): string {
  if (isFirst) return 'initial';
  const parts = [...new Set(operations.filter(isNamed).map(namePart))];
  if (parts.length === 0) parts.push(...new Set(operations.map(namePart)));
  let name = parts[0] ?? 'changes';
  for (const part of parts.slice(1)) {
    if (`${name}_${part}`.length > MAX_NAME_LENGTH) return `${name}_and_more`;
    name += `_${part}`;
  }
  return name;
}

/** The indexes of a new table or column go without saying. */
function isNamed({ kind }: Operation): boolean {
  return !/Index$|Unique$/.test(kind);
}

function namePart(operation: Operation): string {
  const model = operation.model.toLowerCase();
  switch (operation.kind) {
    case 'createTable':
      return model;
    case 'dropTable':
      return `delete_${model}`;
    case 'addColumn':
      return `${model}_${operation.column}`;
    case 'dropColumn':
      return `remove_${model}_${operation.column}`;
    case 'changeColumn':
      return `alter_${model}_${operation.column}`;
    case 'renameColumn':
      return `rename_${operation.from}_${model}_${operation.to}`;
    default:
      return `${model}_indexes`;
  }
}

/** The TypeScript of a migration with these operations, which needs those of other apps in `dependencies`. */
export function migrationText(operations: Operation[], dependencies: string[]): string {
  const up = operations.flatMap(statements);
  const down = undone(operations).flatMap(statements);
  const used = (name: string) => [...up, ...down].some((line) => line.includes(`${name}(`));
  const names = HELPERS.filter(used);
  const isEmpty = operations.length === 0;
  const parts = [
    ...comment(operations),
    "import type { Knex } from 'knex';",
    ...(names.length > 0 ? [`import { ${names.join(', ')} } from '../schema_changes.js';`] : []),
    '',
    ...(dependencies.length > 0 ? [`export const dependencies = ${code(dependencies)};`] : []),
    ...(operations.some(rebuildsOnSqlite) ? ['export const rebuildsTables = true;'] : []),
    '',
    ...body('up', up, isEmpty),
    '',
    ...body('down', down, isEmpty),
  ];
  return `${parts.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** In the order in which they are imported. */
const HELPERS = [
  ...['addColumn', 'addIndex', 'addUnique', 'changeColumn', 'createTable'],
  ...['dropColumn', 'dropIndex', 'dropUnique', 'now', 'renameColumn'],
];

function comment(operations: Operation[]): string[] {
  if (operations.length === 0) return ['// Describe here what this migration does.'];
  const isPart = (operation: Operation) => isNamed(operation) || !operations.some(isNamed);
  return operations.filter(isPart).map((operation) => `// ${describeOperation(operation).slice(2)}.`);
}

function body(name: 'up' | 'down', lines: string[], isEmpty: boolean): string[] {
  if (isEmpty) return [`export async function ${name}(_knex: Knex): Promise<void> {}`];
  return [
    `export async function ${name}(knex: Knex): Promise<void> {`,
    ...lines.map((line) => `  ${line}`),
    '}',
  ];
}

function statements(operation: Operation): string[] {
  const table = code(operation.table);
  switch (operation.kind) {
    case 'createTable':
      return [`await createTable(knex, ${table}, ${code(columnsOf(operation.definition))});`];
    case 'dropTable':
      return [`await knex.schema.dropTable(${table});`];
    case 'addColumn':
    case 'changeColumn': {
      const column = operation.kind === 'addColumn' ? operation.definition : operation.to;
      const fill = operation.fill === undefined ? '' : `, { fill: ${fillCode(operation.fill)} }`;
      return [`await ${operation.kind}(knex, ${table}, ${code(operation.column)}, ${code(column)}${fill});`];
    }
    case 'dropColumn':
      return [`await dropColumn(knex, ${table}, ${code(operation.column)});`];
    case 'renameColumn':
      return [`await renameColumn(knex, ${table}, ${code(operation.from)}, ${code(operation.to)});`];
    default:
      return [`await ${operation.kind}(knex, ${table}, ${code(operation.columns)});`];
  }
}

/** The operations that undo these. The indexes of a new table go with it; those of a dropped one come back. */
function undone(operations: Operation[]): Operation[] {
  const created = operations.filter(({ kind }) => kind === 'createTable').map(({ table }) => table);
  return operations
    .toReversed()
    .filter((operation) => isNamed(operation) || !created.includes(operation.table))
    .flatMap((operation) => {
      const restored = operation.kind === 'dropTable' ? indexesOf(operation, operation.definition) : [];
      return [inverse(operation), ...restored];
    });
}

function inverse(operation: Operation): Operation {
  switch (operation.kind) {
    case 'createTable':
      return { ...operation, kind: 'dropTable' };
    case 'dropTable':
      return { ...operation, kind: 'createTable' };
    case 'addColumn':
      return { ...operation, kind: 'dropColumn' };
    case 'dropColumn':
      return { ...operation, kind: 'addColumn', ...zeroFill(operation.definition) };
    case 'changeColumn': {
      const { fill: _, ...rest } = operation;
      const [from, to] = [operation.to, operation.from];
      return { ...rest, from, to, ...(from.null && zeroFill(to)) };
    }
    case 'renameColumn':
      return { ...operation, from: operation.to, to: operation.from };
    default:
      return { ...operation, kind: OPPOSITE[operation.kind] };
  }
}

const OPPOSITE = {
  addIndex: 'dropIndex',
  dropIndex: 'addIndex',
  addUnique: 'dropUnique',
  dropUnique: 'addUnique',
} as const;

/** The values of a column whose own are lost. A foreign key has none: it can be restored in an empty table only. */
function zeroFill({ type, null: nullable, references }: ColumnDefinition): { fill?: Fill } {
  if (nullable || references) return {};
  if (type === 'timestamp') return { fill: 'now' };
  if (type === 'boolean') return { fill: { value: false } };
  return { fill: { value: type === 'integer' || type === 'bigint' ? 0 : '' } };
}

/** Whether SQLite must rebuild the table, in either direction. */
function rebuildsOnSqlite(operation: Operation): boolean {
  return ['addColumn', 'dropColumn', 'changeColumn'].includes(operation.kind);
}

function columnsOf({ columns }: TableDefinition): Record<string, ColumnDefinition> {
  return Object.fromEntries(columns);
}

function fillCode(fill: Fill): string {
  return fill === 'now' ? 'now()' : code(fill.value);
}

/** A value as TypeScript: `{ type: 'integer', null: true }`. */
function code(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(code).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, entry]) => `${key}: ${code(entry)}`);
  return `{ ${entries.join(', ')} }`;
}
