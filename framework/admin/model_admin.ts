// ModelAdmin: the options of a model's pages, which an app sets in its admin.ts. The options of forms
// are in form_options.ts, those of saving in saving.ts.
import type { Knex } from 'knex';
import { permissionCode, type PermissionAction } from '../auth/permissions.js';
import type { Staff } from '../auth/staff.js';
import type { Queryable, Transaction } from '../db/database.js';
import type { FieldKind } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { type ApiError, notFound } from '../errors.js';
import type { RelatedSearch } from './changelist/related_search.js';
import type { FormOptions } from './form_options.js';
import { plainSaving, type SaveContext, type Saving, type Values } from './saving.js';

/** A text with a link. */
export interface Link {
  text: string;
  url: string;
}

/** A computed column of a list, which cannot be sorted by, or a read-only line of a form. */
export interface Column<R> {
  /** The name in the options; unique among the columns and fields. */
  name: string;
  label: string;
  value(row: R): unknown;
  /** In a list: reads the values for all rows of a page together, by id, instead of `value`. */
  load?(db: Queryable, ids: number[]): Promise<Map<number, unknown>>;
  /** A link beside the value on the change page of a row. */
  link?(row: R): Link;
  /** The link of the value itself on the row's page, and in lists for those who may see rows of `ofModel`. */
  url?(row: R): string;
  /** The label of a model (`orders.order`): the row's page has the line for those who may see its rows. */
  ofModel?: string;
  /** How the value is shown: cents as money, timestamps as times; default: text. */
  kind?: FieldKind;
}

/** A custom filter. */
export interface CustomFilter {
  /** The parameter in the URL: `?in_stock=yes`. */
  name: string;
  label: string;
  choices: { value: string; label: string }[];
  /** Restricts the query to the rows that match a choice. */
  narrow(query: Knex.QueryBuilder, value: string): void;
}

/** A question that an action asks before it runs. */
export interface Question {
  name: string;
  label: string;
  helpText: string;
  /** The answers to choose from; default: a text is typed. */
  choices?(db: Queryable): Promise<{ value: string; label: string }[]>;
}

/** What an action changes in a row, in words: "10.00 USD" → "11.00 USD". */
export interface Preview {
  before: string;
  after: string;
  /** Why it cannot be done; it is then not done for this row. */
  problem?: string;
}

/** An action on the selected rows of a list. */
export type Action<R> = ActionOptions<R> & (WorkOnOne<R> | WorkOnMany<R>);

interface ActionOptions<R> {
  /** As posted: `mark_shipped`. */
  name: string;
  /** "Mark selected orders as shipped". */
  label: string;
  /** On the page of one row: "Ship order". */
  labelOfOne?: string;
  /** The required permission, regardless of `allows`. */
  permission: PermissionAction;
  /** For what is done most: the text of a button of its own beside the choice of actions. */
  button?: string;
  /** Asked on an intermediate page; the answers are the typed texts, '' for none. */
  asks?: Question[];
  /** What staff should know before it runs on these rows; if anything, an intermediate page says it. */
  warns?(db: Queryable, rows: R[]): Promise<string[]>;
  /** Throws `invalid`, with the names of the questions, for invalid answers. */
  check?(answers: Record<string, string>): void;
  /**
   * What it changes in these rows, in their order. An intermediate page shows it and asks before it runs; a row that has
   * changed by then is left alone. `apply` gets the row as it is, locked.
   */
  preview?(db: Queryable, rows: R[], answers: Record<string, string>): Promise<Preview[]>;
  /** The final message: "3 orders were marked as shipped." */
  done(count: number): string;
  /** The columns that the history reports as changed. */
  changes: string[];
  /** The page that it opens for the selected rows, instead of changing them. */
  opens?(ids: number[]): string;
}

interface WorkOnOne<R> {
  /**
   * Runs on one row, in its own transaction; throws ApiError when it cannot be done. A page of questions that
   * is submitted twice has the same `formKey`; '' without questions.
   */
  apply(context: SaveContext, row: R, answers: Record<string, string>, formKey: string): Promise<void>;
  applyToMany?: undefined;
}

/** An action that may be used on all rows of a filtered list, also if they are many (changelist/batches.ts). */
interface WorkOnMany<R> {
  apply?: undefined;
  /** Runs on the rows of one batch, locked, in one transaction. The error of a row that cannot be done, in their order. */
  applyToMany(
    context: SaveContext,
    rows: R[],
    answers: Record<string, string>,
  ): Promise<(ApiError | undefined)[]>;
}

export interface ModelAdminOptions<R extends object> extends FormOptions {
  /** Fields and computed columns, in their order; default: the row's title. */
  listDisplay?: (string | Column<R>)[];
  /** Columns that link to the row's page; default: the first. */
  listDisplayLinks?: string[];
  /** Fields (choices, booleans, foreign keys, times) and custom filters. */
  listFilter?: (string | CustomFilter)[];
  /** The sortable columns of `listDisplay`; default: all that can be sorted. Each needs an index. */
  sortableBy?: string[];
  /**
   * Columns that `?q=` searches: whole numbers, and texts that contain the word, or only begin with it
   * after a `^` (addPrefixSearch). A column named `search_text` has a text index (addTextSearch);
   * the columns beside it are whole numbers.
   */
  searchFields?: string[];
  /** Other models whose text finds rows of this one. */
  searchRelated?: RelatedSearch[];
  /**
   * The fields that the search of the whole site shows beside a row’s title. Without them, that search leaves the
   * model out.
   */
  searchResult?: string[];
  /** Shown beside the search box. */
  searchHelpText?: string;
  /** Columns, `-` for descending; default: the model's order. */
  ordering?: string[];
  listPerPage?: number;
  /** Columns that can be changed in the list. */
  listEditable?: string[];
  /** An amount of each row in SQL, in minor units, that a filtered list sums up, and what the sum is called. */
  sum?: { label: string; sql: string };
  /** The time column of the date drill-down. */
  dateHierarchy?: string;
  actions?: Action<R>[];
  /** Computed values that forms show as text, where their options name them. */
  computedFields?: Column<R>[];
  /** Whether this row may be changed and deleted, besides the permissions; `saving` decides in the end. */
  mayChangeRow?: (db: Queryable, staff: Staff, row: R) => Promise<boolean>;
  /** What staff should know before these changes of a row are saved; the form says it and saves the next time. */
  warns?: (db: Queryable, row: R, changes: Values) => Promise<string[]>;
  /** What staff should know of a row that was just saved. */
  remarks?: (db: Queryable, row: R) => Promise<string[]>;
  /** Why a row may not be deleted, '' when it may; `saving.delete` decides in the end. */
  whyNotDeleted?: (row: R) => string;
  /** The model whose permissions count, for rows that belong to those of another: who sees a product sees its movements. */
  permissionsOf?: Model;
  /** What nobody may do, regardless of permissions: `{ add: false }` for rows that only programs create. */
  allows?: Partial<Record<PermissionAction, boolean>>;
  /** False for a model whose rows are reached from those of another. */
  isInMenu?: boolean;
  /** Fields beside the title on a row's page: choices as badges, and details. */
  heading?: { badges: string[]; details?: string[] };
  /** `record`: a row's page shows the inlines first, and the form at the side. */
  layout?: 'form' | 'record';
  /** The app's own templates, by page: absolute paths of EJS files. */
  templates?: Partial<Record<'list' | 'form' | 'delete' | 'history', string>>;
}

const DEFAULT_PER_PAGE = 100;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a ModelAdmin of any row, as the site keeps them
export class ModelAdmin<R extends object = any> {
  constructor(readonly options: ModelAdminOptions<R> = {}) {}

  get listPerPage(): number {
    return this.options.listPerPage ?? DEFAULT_PER_PAGE;
  }

  /** How rows are written. */
  saving(model: Model<R>): Saving {
    return this.options.saving ?? plainSaving(model);
  }

  /** Whether this staff user has the permission, and the registration allows it. */
  may(model: Model<R>, staff: Staff, permission: PermissionAction): boolean {
    if (this.options.allows?.[permission] === false) return false;
    return staff.may(permissionCode(this.options.permissionsOf ?? model, permission));
  }

  /** Whether the rows may be viewed; the change permission includes it. */
  maySee(model: Model<R>, staff: Staff): boolean {
    const changing = permissionCode(this.options.permissionsOf ?? model, 'change');
    return this.may(model, staff, 'view') || staff.may(changing);
  }
}

/** Locks the stored row until the transaction ends; `not_found` when there is none. */
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
