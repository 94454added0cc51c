// The options of a ModelAdmin that its forms read.
import type { Queryable } from '../db/database.js';
import type { Model } from '../db/model.js';
import type { Saving } from './saving.js';

/** A headed group of fields; names are columns, choice sets or computed fields. */
export interface Fieldset {
  /** Empty: no heading. */
  name: string;
  fields: string[];
}

/** Rows of another model that are edited (or shown) together with the one they point to. */
export interface Inline {
  /** The name in the form and in field problems: `items` → `items-0-quantity`, `items[0].quantity`. */
  name: string;
  model: Model;
  /** The column of `model` that points to the parent. */
  foreignKey: string;
  fields: string[];
  /** Rows for new lines; 3 unless told otherwise, 0 for an inline that is only shown. */
  extra?: number;
  /** Columns, `-` for descending; the model's own order unless told otherwise. */
  ordering?: string[];
  /** Only shown, whatever the permissions; the first 20 in their order. */
  readonly?: boolean;
  /** Whether the lines of this parent can be changed now; always unless told otherwise. */
  isOpen?: (parent: Record<string, unknown>) => boolean;
  /** The lines go to the parent's `saving`, all at once; without, each goes to the one of its own model. */
  savedByParent?: boolean;
}

/** Choices that are no column of the row, such as the groups of a user; its values reach `saving` by `name`. */
export interface ChoiceSet {
  name: string;
  label: string;
  helpText?: string;
  choices(db: Queryable): Promise<{ value: string; label: string; group?: string }[]>;
  /** What is chosen now; `null` for a row that is to be added. */
  chosen(db: Queryable, id: number | null): Promise<string[]>;
}

/** What a form of one model shows, and how it is saved. */
export interface FormOptions {
  fieldsets?: Fieldset[];
  /** Columns or computed fields that are shown as text and never taken from a post. */
  readonlyFields?: string[];
  /** Columns that can be filled in only while the row is new. */
  addOnlyFields?: string[];
  inlines?: Inline[];
  choiceSets?: ChoiceSet[];
  /** Foreign keys that are searched for, however few rows there are to choose from. */
  autocompleteFields?: string[];
  /** The values of a column that are offered for a row, besides the one that it has; all unless told otherwise. */
  offers?: Record<string, (row: Record<string, unknown>) => readonly unknown[]>;
  /** Plain statements unless given. */
  saving?: Saving;
}
