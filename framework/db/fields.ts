// The fields of models. The row's TypeScript type, the JSON Schema of input, the admin's forms, fixtures
// and schema checks are derived from them.
import { MAX_PRICE_CENTS } from '../money.js';
import type { Model } from './model.js';

export type FieldKind =
  'auto' | 'char' | 'text' | 'integer' | 'money' | 'boolean' | 'datetime' | 'foreignkey';

export interface FieldOptions<T = unknown> {
  /** May be NULL. */
  null?: boolean;
  /** The default value; a function is called each time. */
  default?: T | (() => T);
  /** May be unset or empty in input. */
  blank?: boolean;
  choices?: readonly (readonly [T, string])[];
  unique?: boolean;
  /** The message of forms for a unique value that another row has. */
  takenMessage?: string;
  /** Has a single-column index. */
  index?: boolean;
  /** The label; derived from the field's name by default. */
  label?: string;
  helpText?: string;
  /** False: forms and input schemas leave it out. */
  editable?: boolean;
  /** The column that lists sort by instead: the text in the form in which it sorts as the alphabet does. */
  sortedBy?: string;
  /** Its other name in fixtures, such as that of the first system. */
  alias?: string;
  /** Programs change it at any time, as orders change a stock: such a change does not count as an edit of the row. */
  volatile?: boolean;
}

export interface CharOptions extends FieldOptions<string> {
  maxLength: number;
  /** A JSON Schema format that the text must have, such as `email`. */
  format?: string;
  /**
   * It has the name of who did something (actor_names.ts), where a customer is a row of the model with this label;
   * the admin shows the person and a link.
   */
  actorOf?: string;
}

export interface NumberOptions extends FieldOptions<number> {
  min?: number;
  max?: number;
  /** The label of a model of a later app whose ids it has, where no foreign key is possible. */
  idOf?: string;
  /** It is a difference: the admin shows "+3". */
  signed?: boolean;
}

export interface DateTimeOptions extends FieldOptions<string> {
  /** Set when the row is created. */
  autoNowAdd?: boolean;
  /** Set at each save. */
  autoNow?: boolean;
}

export interface ForeignKeyOptions extends FieldOptions<number> {
  to: () => Model;
  /** What happens to this row when the referenced row is deleted. */
  onDelete: 'cascade' | 'protect' | 'set_null';
  /** The unique field that clients use for the row, such as a slug; and the value that an empty string means. */
  naturalKey?: { field: string; whenEmpty?: string };
}

/**
 * A relation to many rows, stored in a table of its own. Models declare it beside their fields; forms and fixtures
 * show it as one field of the row.
 */
export interface ManyToMany {
  /** The model of that table. */
  through: () => Model;
  /** Its column with the id of this model's row. */
  from: string;
  /** Its column with the other side: a foreign key, or a text that is defined in code, such as a permission. */
  to: string;
  /** For such a text: its natural key in Django's fixtures, and back. */
  naturalKey?: { of(value: string): string[]; valueOf(key: string[]): string };
  helpText?: string;
}

type AnyOptions = Partial<
  CharOptions & NumberOptions & DateTimeOptions & Pick<ForeignKeyOptions, 'to' | 'onDelete' | 'naturalKey'>
>;

/** One column of a model. `T` is the type of its value in a row. */
export class Field<T = unknown> {
  /** The column, set by the model that owns the field. */
  name = '';
  /** Only carries the type. */
  declare readonly value: T;

  constructor(
    readonly kind: FieldKind,
    readonly options: Omit<AnyOptions, 'default' | 'choices'> & {
      default?: unknown;
      choices?: readonly (readonly [unknown, string])[];
    },
  ) {}

  /** The label of the field: "Stock quantity". */
  get label(): string {
    return this.options.label ?? labelOf(this.name);
  }

  /** The label within a sentence: "stock quantity", but "SKU". */
  get labelInSentence(): string {
    return this.label === this.label.toUpperCase() ? this.label : this.label.toLowerCase();
  }

  /** The name in JSON, forms and fixtures: money drops `_cents`, because it is in major units there. */
  get publicName(): string {
    return this.kind === 'money' ? this.name.replace(/_cents$/, '') : this.name;
  }

  /** As `publicName`, but a foreign key without `_id`: `category` for `category_id`. */
  get relationName(): string {
    return this.kind === 'foreignkey' ? this.name.replace(/_id$/, '') : this.publicName;
  }

  /** A fresh default value, `undefined` when the field has none. */
  defaultValue(): unknown {
    const given = this.options.default;
    return typeof given === 'function' ? (given as () => unknown)() : given;
  }

  /** Whether input must have it. */
  get required(): boolean {
    const { blank, null: nullable, default: fallback } = this.options;
    return !blank && !nullable && fallback === undefined;
  }
}

/** "Stock quantity" for `stock_quantity`. */
export function labelOf(name: string): string {
  return capitalized(name.replace(/_(id|cents)$/, '').replaceAll('_', ' '));
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Value<T, O> =
  | (O extends { choices: readonly (readonly [infer C, string])[] } ? C : T)
  | (O extends { null: true } ? null : never);

/** The primary key: an auto-incremented integer. */
export const AutoField = () => new Field<number>('auto', { editable: false });

export const CharField = <const O extends CharOptions>(options: O) =>
  new Field<Value<string, O>>('char', options);

export const EmailField = <const O extends Partial<CharOptions>>(options: O) =>
  new Field<Value<string, O>>('char', { maxLength: 254, format: 'email', ...options });

/** Long text; 10,000 characters by default. */
export const TextField = <const O extends Partial<CharOptions>>(options: O) =>
  new Field<Value<string, O>>('text', { maxLength: 10_000, ...options });

export const IntegerField = <const O extends NumberOptions>(options: O) =>
  new Field<Value<number, O>>('integer', options);

/**
 * An amount in minor units (see money.ts) of the currency of its row, or of the shop where rows have no
 * `currency`. Its column ends in `_cents` for every currency; clients see major units.
 */
export const MoneyField = <const O extends NumberOptions>(options: O) =>
  new Field<Value<number, O>>('money', { min: 0, max: MAX_PRICE_CENTS, ...options });

/** The currency of a row's amounts, as an ISO 4217 code. */
export const CurrencyField = <const O extends Partial<CharOptions>>(options: O) =>
  new Field<Value<string, O>>('char', { maxLength: 3, format: 'currency', editable: false, ...options });

export const BooleanField = <const O extends FieldOptions<boolean>>(options: O) =>
  new Field<Value<boolean, O>>('boolean', options);

/** A timestamp in UTC; in a row an RFC 3339 string with milliseconds. */
export const DateTimeField = <const O extends DateTimeOptions>(options: O) =>
  new Field<Value<string, O>>('datetime', options);

/** A reference to a row of another model. Its column ends in `_id`. */
export const ForeignKey = <const O extends ForeignKeyOptions>(options: O) =>
  new Field<Value<number, O>>('foreignkey', options);
