// ModelAdmin: what an app says of a model in its admin.ts, and nothing of how the pages do it. What
// forms read of it is in form_options.ts, how it writes in saving.ts.
import type { Knex } from 'knex';
import { permissionCode, type PermissionAction } from '../auth/permissions.js';
import type { Staff } from '../auth/staff.js';
import type { Queryable, Transaction } from '../db/database.js';
import type { FieldKind } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { notFound } from '../errors.js';
import type { FormOptions } from './form_options.js';
import { plainSaving, type SaveContext, type Saving } from './saving.js';

/** Text that leads somewhere. */
export interface Link {
  text: string;
  url: string;
}

/** A computed column of a list, which does not sort it, or a read-only line of a form. */
export interface Column<R> {
  /** Unique among the columns and fields; what options name it by. */
  name: string;
  label: string;
  value(row: R): unknown;
  /** What stands beside the value on the page of a row that may be changed. */
  link?(row: R): Link;
  /** Where the value itself leads on the row's page, for all who see it. */
  url?(row: R): string;
  /** How the value is shown: cents as money, moments as times; text unless told otherwise. */
  kind?: FieldKind;
}

/** A filter that is more than a field's values. */
export interface CustomFilter {
  /** The parameter in the address: `?in_stock=yes`. */
  name: string;
  label: string;
  choices: { value: string; label: string }[];
  /** Narrows the query to the rows that fit one of the choices. */
  narrow(query: Knex.QueryBuilder, value: string): void;
}

/** What an action asks before it is done. */
export interface Question {
  name: string;
  label: string;
  helpText: string;
}

/** What staff does with the rows that are selected in the list. */
export interface Action<R> {
  /** As posted: `mark_shipped`. */
  name: string;
  /** "Mark selected orders as shipped". */
  label: string;
  /** What staff needs, whatever `allows` says of the forms. */
  permission: PermissionAction;
  /** Asked on a page of its own; the answers are what was typed, '' for nothing. */
  asks?: Question[];
  /** Throws `invalid`, with the names of the questions, for answers that cannot be. */
  check?(answers: Record<string, string>): void;
  /**
   * Does it to one row, in a transaction of its own; throws ApiError when it cannot be done. A page of
   * questions that is sent twice has the same `formKey` twice; '' without questions.
   */
  apply(context: SaveContext, row: R, answers: Record<string, string>, formKey: string): Promise<void>;
  /** What is said in the end: "3 orders were marked as shipped." */
  done(count: number): string;
  /** The columns that the history calls changed. */
  changes: string[];
}

export interface ModelAdminOptions<R extends object> extends FormOptions {
  /** Fields and computed columns, in their order; the row's title when left out. */
  listDisplay?: (string | Column<R>)[];
  /** Columns that lead to the row's page; the first when left out. */
  listDisplayLinks?: string[];
  /** Fields (choices, booleans, foreign keys, times) and filters of one's own. */
  listFilter?: (string | CustomFilter)[];
  /** Of `listDisplay`, the columns whose headings sort; all that can when left out. Each needs an index. */
  sortableBy?: string[];
  /**
   * Columns that `?q=` looks in: whole numbers, and texts that contain the word, or begin with it
   * alone after a `^` (addPrefixSearch). One of the name `search_text` has a text index (addTextSearch).
   */
  searchFields?: string[];
  /** Said beside the search box. */
  searchHelpText?: string;
  /** Columns, `-` for descending; the model's own order when left out. */
  ordering?: string[];
  listPerPage?: number;
  /** Columns that can be changed in the list. */
  listEditable?: string[];
  /** The time by which the list can be drilled into. */
  dateHierarchy?: string;
  actions?: Action<R>[];
  /** Computed values that forms show as text, where their options name them. */
  computedFields?: Column<R>[];
  /** Whether somebody may change and delete this very row, besides the permissions; `saving` has the last word. */
  mayChangeRow?: (db: Queryable, staff: Staff, row: R) => Promise<boolean>;
  /** Why a row may not be deleted, '' when it may; `saving.delete` has the last word. */
  whyNotDeleted?: (row: R) => string;
  /** What nobody may do, whatever the permissions: `{ add: false }` for what only programs make. */
  allows?: Partial<Record<PermissionAction, boolean>>;
  /** Templates of the app's own, by page: absolute paths of EJS files. */
  templates?: Partial<Record<'list' | 'form' | 'delete' | 'history', string>>;
}

const DEFAULT_PER_PAGE = 100;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a ModelAdmin of any row, as the site keeps them
export class ModelAdmin<R extends object = any> {
  constructor(readonly options: ModelAdminOptions<R> = {}) {}

  get listPerPage(): number {
    return this.options.listPerPage ?? DEFAULT_PER_PAGE;
  }

  /** What writes the rows. */
  saving(model: Model<R>): Saving {
    return this.options.saving ?? plainSaving(model);
  }

  /** Whether this member of staff has the permission, and the registration does not rule it out. */
  may(model: Model<R>, staff: Staff, permission: PermissionAction): boolean {
    if (this.options.allows?.[permission] === false) return false;
    return staff.may(permissionCode(model, permission));
  }

  /** Whether the rows may be looked at: who may change them may. */
  maySee(model: Model<R>, staff: Staff): boolean {
    return this.may(model, staff, 'view') || staff.may(permissionCode(model, 'change'));
  }
}

/** The row as its table has it, held until the transaction ends; `not_found` when there is none. */
export async function lockRow<R extends object>(model: Model<R>, trx: Transaction, id: number): Promise<R> {
  const row = await findLocked(model, trx, id);
  if (!row) throw notFound(model.options.name, id);
  return row;
}

/** As `lockRow`; undefined when there is none. */
export async function findLocked<R extends object>(
  model: Model<R>,
  trx: Transaction,
  id: number,
): Promise<R | undefined> {
  return (await model.objects(trx).where('id', id).forUpdate().first()) as R | undefined;
}
