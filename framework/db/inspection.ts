// Models for tables that exist, as TypeScript.
import type { TableSchema } from './schema_catalog.js';

const ON_DELETE: Record<string, string> = { CASCADE: 'cascade', 'SET NULL': 'set_null' };

/** A draft of models.ts for these tables. Types without a field here are text, with a comment. */
export function modelsText(tables: Map<string, TableSchema>): string {
  const models = [...tables].map(([name, table]) => modelText(name, table));
  const used = new Set(models.join('\n').match(/\b(\w+Field|ForeignKey)\b(?=\()/g));
  return [
    '// Read from the database: check the names, the kinds of fields and the order of the models.',
    `import { ${[...used].sort().join(', ')} } from '../framework/db/fields.js';`,
    "import { defineModel } from '../framework/db/model.js';",
    '',
    ...models,
  ].join('\n');
}

function modelText(name: string, { columns, foreignKeys, indexes, uniqueIndexes }: TableSchema): string {
  const [app = '', model = name] = /^([a-z\d]+)_(.+)$/.exec(name)?.slice(1) ?? [];
  const fields = [...columns].map(([column, type]) => {
    const isUnique = uniqueIndexes.has(column);
    return `    ${column}: ${fieldText(column, type, foreignKeys.get(column), isUnique)},`;
  });
  const lists = (names: Set<string>) => {
    const several = [...names].map((columns) => columns.split(', ')).filter(({ length }) => length > 1);
    return JSON.stringify(several).replaceAll('"', "'");
  };
  const option = (label: string, text: string) => (text === '[]' ? [] : [`  ${label}: ${text},`]);
  return [
    `export const ${classNameOf(name)} = defineModel({`,
    `  app: '${app}',`,
    `  name: '${classNameOf(`x_${model}`)}',`,
    ...option('indexes', lists(indexes)),
    ...option('uniqueTogether', lists(uniqueIndexes)),
    '  fields: {',
    ...fields,
    '  },',
    '});',
    '',
  ].join('\n');
}

/** `products_stockmovement` → `Stockmovement`. */
function classNameOf(table: string): string {
  const words = table.replace(/^[a-z\d]+_/, '').split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function fieldText(column: string, part: string, key: string | undefined, isUnique: boolean): string {
  const type = part.replace(/ (not )?null$/, '');
  if (column === 'id' && type === 'integer') return 'AutoField()';
  const options = [
    ...(part.endsWith(' not null') ? [] : ['null: true']),
    ...(isUnique ? ['unique: true'] : []),
  ];
  const [parent, onDelete = ''] = key?.split(', on delete ') ?? [];
  if (parent !== undefined) {
    const reference = [`to: () => ${classNameOf(parent)}`, `onDelete: '${ON_DELETE[onDelete] ?? 'protect'}'`];
    return `ForeignKey({ ${[...reference, ...options].join(', ')} })`;
  }
  const length = /(?:char|varying)[a-z ]*\((\d+)\)/.exec(type)?.[1];
  if (length !== undefined) return `CharField({ ${[`maxLength: ${length}`, ...options].join(', ')} })`;
  const [kind, comment] = kindOf(column, type);
  return `${kind}({ ${options.join(', ')} })${comment}`;
}

function kindOf(column: string, type: string): [string, string] {
  if (/^bool/.test(type)) return ['BooleanField', ''];
  if (/^(time|date)/.test(type) || (type === 'text' && column.endsWith('_at'))) return ['DateTimeField', ''];
  if (/^bigint/.test(type) && column.endsWith('_cents')) return ['MoneyField', ''];
  if (/int/.test(type)) return ['IntegerField', ''];
  return ['TextField', type === 'text' ? '' : ` /* ${type} */`];
}
