// The columns of a list: their values and sort order.
import { capitalized, type Field, type FieldKind } from '../../db/fields.js';
import type { Queryable } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import type { Column, ModelAdmin } from '../model_admin.js';

/** One column, a field or computed. */
export interface ListColumn {
  name: string;
  label: string;
  kind: FieldKind;
  field?: Field;
  value(row: object): unknown;
  /** Reads the values of these rows, before `value` gives them. */
  load?(db: Queryable, ids: number[]): Promise<void>;
  /** The link of a value, for those who may see rows of this model. */
  link?: { ofModel: string; url(row: object): string };
  /** Columns of the model's table; empty: the list cannot be sorted by it. */
  orderBy: string[];
  /** The model whose order sorts the column, through this foreign key. */
  related?: { model: Model; foreignKey: string };
  editable: boolean;
  isLink: boolean;
  /** Whether it is the first link. */
  isHeader: boolean;
}

/** The columns of `listDisplay`, or only the row's title. */
export function listColumns(model: Model, admin: ModelAdmin): ListColumn[] {
  const { listDisplay = [], listDisplayLinks, listEditable = [], sortableBy } = admin.options;
  const columns = listDisplay.map((entry) =>
    typeof entry === 'string'
      ? fieldColumn(model, model.field(entry))
      : computedColumn(entry as Column<object>),
  );
  if (columns.length === 0) columns.push(titleColumn(model));
  const links = listDisplayLinks ?? [columns[0]?.name];
  const header = columns.find(({ name }) => links.includes(name));
  return columns.map((column) => ({
    ...column,
    orderBy: !sortableBy || sortableBy.includes(column.name) ? column.orderBy : [],
    editable: listEditable.includes(column.name),
    isLink: links.includes(column.name),
    isHeader: column.name === header?.name,
  }));
}

type Unplaced = Omit<ListColumn, 'editable' | 'isLink' | 'isHeader'>;

function fieldColumn(model: Model, field: Field): Unplaced {
  const to = field.options.to?.();
  return {
    name: field.name,
    label: field.name === 'id' ? 'ID' : field.label,
    kind: field.kind,
    field,
    value: (row) => (row as Record<string, unknown>)[field.name],
    orderBy: [`${model.table}.${field.options.sortedBy ?? field.name}`],
    ...(to && { related: { model: to, foreignKey: field.name } }),
  };
}

function computedColumn(column: Column<object>): Unplaced {
  const { name, label, kind = 'char', load, url, ofModel } = column;
  const link = url && ofModel ? { link: { ofModel, url } } : {};
  if (!load) return { name, label, kind, orderBy: [], ...link, value: (row) => column.value(row) };
  let loaded = new Map<number, unknown>();
  return {
    ...{ name, label, kind, orderBy: [], ...link },
    value: (row) => loaded.get((row as { id: number }).id),
    load: async (db, ids) => {
      loaded = await load(db, ids);
    },
  };
}

function titleColumn(model: Model): Unplaced {
  const label = capitalized(model.verboseName);
  return { name: 'title', label, kind: 'char', orderBy: [], value: (row) => model.title(row) };
}
