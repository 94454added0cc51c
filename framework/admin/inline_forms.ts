// The rows of other models below a form: loading them, and the permissions of this staff user.
// inline_reading.ts parses their posted fields.
import type { Knex } from 'knex';
import type { Queryable } from '../db/database.js';
import type { Field } from '../db/fields.js';
import { orderTerm } from '../db/model.js';
import { countRows } from '../db/paging.js';
import type { Inline } from './form_options.js';
import { ModelAdmin } from './model_admin.js';
import { initialTexts } from './model_form.js';
import type { ModelPage } from './page.js';

/** The maximum number of rows of a read-only inline. */
const MAX_SHOWN_ROWS = 20;
/** The maximum number of lines of a form. */
export const MAX_ROWS = 1_000;
const EXTRA_ROWS = 3;

export type AnyRow = Record<string, unknown> & { id: number };

/** One line of an inline: an existing row, or a new one. */
export interface InlineLine {
  /** Its number in the form: `items-<number>-quantity`. */
  number: number;
  row: AnyRow | null;
  texts: Map<string, string>;
  deleted: boolean;
}

/** An inline of one form. */
export interface InlineForm {
  inline: Inline;
  /** The columns in their order, and the editable ones. */
  columns: Field[];
  fields: Field[];
  may: { add: boolean; change: boolean; delete: boolean };
  /** Whether the lines are inputs; the save rejects a POST to read-only lines. */
  isOpen: boolean;
  lines: InlineLine[];
  /** The number of rows, including hidden ones; counted up to MAX_ROWS + 1. */
  count: number;
}

/** The inlines that this staff user may see, loaded from the database. */
export async function openInlines(
  page: ModelPage,
  db: Queryable,
  parent: AnyRow | null,
  writable: boolean,
): Promise<InlineForm[]> {
  const forms: InlineForm[] = [];
  for (const inline of page.admin.options.inlines ?? []) {
    const form = await openInline(page, db, inline, parent, writable);
    if (form) forms.push(form);
  }
  return forms;
}

async function openInline(
  { site, staff }: ModelPage,
  db: Queryable,
  inline: Inline,
  parent: AnyRow | null,
  writable: boolean,
): Promise<InlineForm | null> {
  const { model, readonly = false } = inline;
  const registered = site.of(model)?.admin;
  const admin = registered ?? new ModelAdmin();
  const may = (permission: 'add' | 'change' | 'delete') =>
    writable && !readonly && admin.may(model, staff, permission);
  // Who may add a parent may add its lines, if they are saved as parts of it.
  const isPart = parent === null && writable && (inline.savedByParent ?? false);
  const rights = { add: isPart || may('add'), change: may('change'), delete: may('delete') };
  // A model without its own pages belongs to its parent.
  const sees = registered === undefined || admin.maySee(model, staff);
  if (parent === null ? !rights.add : !sees && !rights.add) return null;
  const columns = inline.fields.map((name) => model.field(name));
  const fields = readonly ? [] : columns.filter((field) => field.options.editable !== false);
  const isOpen = !readonly && (parent === null || (inline.isOpen?.(parent) ?? true));
  const form = { inline, columns, fields, may: rights, isOpen, lines: [], count: 0 };
  // Saving does not need read-only inlines.
  return parent && sees && !readonly ? withRows(db, form, parent.id, MAX_ROWS) : form;
}

/** The inline for a page, which includes the rows of a read-only one. */
export function withShownRows(db: Queryable, form: InlineForm, parent: AnyRow | null): Promise<InlineForm> {
  const isRead = !form.inline.readonly || !parent;
  return isRead ? Promise.resolve(form) : withRows(db, form, parent.id, MAX_SHOWN_ROWS);
}

async function withRows(
  db: Queryable,
  form: InlineForm,
  parentId: number,
  limit: number,
): Promise<InlineForm> {
  const all = inlineRows(db, form.inline, parentId);
  const rows = (await all.clone().limit(limit)) as AnyRow[];
  const count = rows.length === limit ? await countUpTo(db, all) : rows.length;
  const lines = rows.map((row, number): InlineLine => ({
    ...{ number, row, deleted: false },
    texts: initialTexts(form.fields, row),
  }));
  return { ...form, lines, count };
}

/** The number of rows, at most `MAX_ROWS` + 1: counting ends there. */
async function countUpTo(db: Queryable, query: Knex.QueryBuilder): Promise<number> {
  const some = query
    .clone()
    .clearOrder()
    .select('id')
    .limit(MAX_ROWS + 1);
  return countRows(db.from(some.as('some')));
}

/** The rows of a parent in their order. */
export function inlineRows(db: Queryable, { model, foreignKey, ordering }: Inline, parentId: number) {
  const terms = (ordering ?? model.options.ordering ?? ['id']).map(orderTerm);
  return model
    .objects(db)
    .where({ [foreignKey]: parentId })
    .orderBy(terms);
}

/** Empty lines for new rows, after the existing ones. */
export function withEmptyLines({ lines, inline, may, fields, isOpen }: InlineForm): InlineLine[] {
  if (!may.add || !isOpen) return lines;
  const next = nextNumber(lines);
  const unused = lines.filter(({ row }) => row === null).length;
  const extra = Math.max(0, (inline.extra ?? EXTRA_ROWS) - unused);
  return [...lines, ...Array.from({ length: extra }, (_, index) => emptyLine(fields, next + index))];
}

function emptyLine(fields: Field[], number: number): InlineLine {
  return { number, row: null, texts: initialTexts(fields, null), deleted: false };
}

function nextNumber(lines: InlineLine[]): number {
  return Math.max(0, ...lines.map((line) => line.number + 1));
}
