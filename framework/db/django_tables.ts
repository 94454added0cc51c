// What apps declare for `importdjango`: which of their models have a table in the database of a Django shop.
import type { Transaction } from './database.js';
import type { Model, Row } from './model.js';

/** A row of the other database: every value as text, or null. */
export type DjangoRow = Record<string, string | null>;

/** The other database, which is only read. */
export interface DjangoSource {
  /** The rows whose column has one of these values; none if there is no such table. */
  rowsWhere(table: string, column: string, values: number[]): Promise<DjangoRow[]>;
}

/** One value of a many-to-many field of the row with this id; `problem` says why it cannot be taken. */
export interface DjangoRelation {
  id: number;
  name: string;
  value: unknown;
  problem?: string;
}

/** A model whose rows are in the table of the same name there. */
export interface DjangoTable<M extends Model = Model, P extends Model = Model> {
  model: M;
  /** Moves rows that migrations have made out of the way of rows that come. */
  makeRoom?: (trx: Transaction, rows: Row<M>[]) => Promise<void>;
  /** Columns that tell whether a row here with the same id is the same one. */
  identity: string[];
  /** Rows that belong to a row of this model and are taken together with it; `by` is their column with its id. */
  parts?: { model: P; by: string };
  /** Why this shop cannot take the row, beyond the rules of single fields. */
  problem?: (row: Row<M>, parts: Row<P>[]) => string | undefined;
  /** What the operator must know about the row that was taken. */
  remark?: (row: Row<M>) => string | undefined;
  /** The other tables that `related` reads. */
  reads?: string[];
  /** The values of the many-to-many fields of these rows. */
  related?: (source: DjangoSource, ids: number[]) => Promise<DjangoRelation[]>;
  /** Writes what this shop keeps besides the rows that were taken. */
  taken?: (trx: Transaction, rows: Row<M>[]) => Promise<void>;
}
