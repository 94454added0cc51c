// The options of a ModelAdmin that its forms read.
import type { Queryable } from '../db/database.js';
import type { Model } from '../db/model.js';
import type { Saving } from './saving.js';

/** A group of fields with a heading; names are columns, choice sets or computed fields. */
export interface Fieldset {
  /** Empty: no heading. */
  name: string;
  fields: string[];
  /** Folded under its heading until it is opened. */
  collapsed?: boolean;
  /** Left out where the form is only shown. */
  onlyToEdit?: boolean;
}

/** Rows of another model that are edited (or shown) together with the row they refer to. */
export interface Inline {
  /** The name in the form and in field problems: `items` → `items-0-quantity`, `items[0].quantity`. */
  name: string;
  model: Model;
  /** The column of `model` that refers to the parent. */
  foreignKey: string;
  fields: string[];
  /** The number of empty lines; default 3, 0 for a read-only inline. */
  extra?: number;
  /** Columns, `-` for descending; default: the model's order. */
  ordering?: string[];
  /** Read-only, regardless of permissions; shows the first 20 in their order. */
  readonly?: boolean;
  /** Whether the lines of this parent can be changed now; default: always. */
  isOpen?: (parent: Record<string, unknown>) => boolean;
  /** A link in each line for who may change the parent, to a tool; none where the URL is undefined. */
  lineLink?: { label: string; url: (line: Record<string, unknown>) => string | undefined };
  /** Whether the parent's `saving` saves all lines at once; otherwise the `saving` of their own model saves each. */
  savedByParent?: boolean;
}

/** Choices that are not a column of the row, such as a user's permissions; `saving` gets the values by `name`. */
export interface ChoiceSet {
  name: string;
  label: string;
  helpText?: string;
  /** The model whose rows are chosen. */
  model?: Model;
  /** The columns of a table with a row for each group of choices. */
  columns?: string[];
  choices(db: Queryable): Promise<{ value: string; label: string; group?: string; column?: string }[]>;
  /** The current values; the row is `null` for a new one. */
  chosen(db: Queryable, id: number | null): Promise<string[]>;
}

/** The options of a model's form. */
export interface FormOptions {
  fieldsets?: Fieldset[];
  /** Columns or computed fields that are shown as text and never read from a POST. */
  readonlyFields?: string[];
  /** Columns that are editable only in a new row. */
  addOnlyFields?: string[];
  /** Columns that a new row has as inputs, though only programs change them later. */
  addInputs?: string[];
  inlines?: Inline[];
  /** In addition to the many-to-many relations of the model (choice_sets.ts). */
  choiceSets?: ChoiceSet[];
  /** Foreign keys that always have a search field, even for few rows. */
  autocompleteFields?: string[];
  /** Fields of a new row that JavaScript fills from others: a slug from a name. */
  prepopulatedFields?: Record<string, string[]>;
  /** "Save as new" on the page of a row stores its form as another row. */
  saveAs?: boolean;
  /** The choices of a column for a row, besides its current value; default: all. */
  offers?: Record<string, (row: Record<string, unknown>) => readonly unknown[]>;
  /** Shown above the form of a new row: a page to begin with. */
  addLink?: { text: string; url: string };
  /** The choices of a column for a new row; default: all. */
  offersToAdd?: Record<string, readonly unknown[]>;
  /** How the choices of a foreign key are shown in its field; default: the titles of the rows. */
  optionTitles?: Record<string, (row: never) => string>;
  /** How rows are written; default: plain SQL statements. */
  saving?: Saving;
}
