// The fields that models declare. From them come the row's TypeScript type, the JSON Schema of what
// may come in, the admin's forms, fixtures and migrations.
import { MAX_PRICE_CENTS } from '../money.js';
import type { Model } from './model.js';

export type FieldKind =
  'auto' | 'char' | 'text' | 'integer' | 'money' | 'boolean' | 'datetime' | 'foreignkey';

export interface FieldOptions<T = unknown> {
  /** May be NULL. */
  null?: boolean;
  /** The value when none is given; a function is called each time. */
  default?: T | (() => T);
  /** May be left out or empty where people or programs fill in the field. */
  blank?: boolean;
  choices?: readonly (readonly [T, string])[];
  unique?: boolean;
  /** Indexed by itself. */
  index?: boolean;
  /** How people see it; made from the field's name when left out. */
  label?: string;
  helpText?: string;
  /** False: forms and input schemas leave it out. */
  editable?: boolean;
  /** Programs change it at any time, as orders change a stock: that alone is nobody's edit of the row. */
  volatile?: boolean;
}

export interface CharOptions extends FieldOptions<string> {
  maxLength: number;
  /** A JSON Schema format that the text must have, such as `email`. */
  format?: string;
}

export interface NumberOptions extends FieldOptions<number> {
  min?: number;
  max?: number;
}

export interface DateTimeOptions extends FieldOptions<string> {
  /** Set when the row is made. */
  autoNowAdd?: boolean;
  /** Set at each save. */
  autoNow?: boolean;
}

export interface ForeignKeyOptions extends FieldOptions<number> {
  to: () => Model;
  /** What happens to this row when the one it points to is deleted. */
  onDelete: 'cascade' | 'protect' | 'set_null';
  /** The unique field by which clients name the row, such as a slug; and which one an empty text means. */
  naturalKey?: { field: string; whenEmpty?: string };
}

type AnyOptions = Partial<
  CharOptions & NumberOptions & DateTimeOptions & Pick<ForeignKeyOptions, 'to' | 'onDelete' | 'naturalKey'>
>;

/** One column of a model. `T` is the type that its value has in a row. */
export class Field<T = unknown> {
  /** The column, set by the model that owns the field. */
  name = '';
  /** Carries the type alone. */
  declare readonly value: T;

  constructor(
    readonly kind: FieldKind,
    readonly options: Omit<AnyOptions, 'default' | 'choices'> & {
      default?: unknown;
      choices?: readonly (readonly [unknown, string])[];
    },
  ) {}

  /** How people see the field: "Stock quantity". */
  get label(): string {
    return this.options.label ?? labelOf(this.name);
  }

  /** The label within a sentence: "stock quantity", but "SKU". */
  get labelInSentence(): string {
    return this.label === this.label.toUpperCase() ? this.label : this.label.toLowerCase();
  }

  /** The name in JSON, forms and fixtures: money drops `_cents`, for it is in major units there. */
  get publicName(): string {
    return this.kind === 'money' ? this.name.replace(/_cents$/, '') : this.name;
  }

  /** As `publicName`, but for a foreign key what it points to: `category` for `category_id`. */
  get relationName(): string {
    return this.kind === 'foreignkey' ? this.name.replace(/_id$/, '') : this.publicName;
  }

  /** A fresh default value, `undefined` when the field has none. */
  defaultValue(): unknown {
    const given = this.options.default;
    return typeof given === 'function' ? (given as () => unknown)() : given;
  }

  /** Whether a person or program must fill it in. */
  get required(): boolean {
    const { blank, null: nullable, default: fallback } = this.options;
    return !blank && !nullable && fallback === undefined;
  }
}

function labelOf(name: string): string {
  return capitalized(name.replace(/_(id|cents)$/, '').replaceAll('_', ' '));
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Value<T, O> =
  | (O extends { choices: readonly (readonly [infer C, string])[] } ? C : T)
  | (O extends { null: true } ? null : never);

/** The primary key: an integer that the database counts up. */
export const AutoField = () => new Field<number>('auto', { editable: false });

export const CharField = <const O extends CharOptions>(options: O) =>
  new Field<Value<string, O>>('char', options);

export const EmailField = <const O extends Partial<CharOptions>>(options: O) =>
  new Field<Value<string, O>>('char', { maxLength: 254, format: 'email', ...options });

/** Text of any length that a person would type; 10,000 characters unless told otherwise. */
export const TextField = <const O extends Partial<CharOptions>>(options: O) =>
  new Field<Value<string, O>>('text', { maxLength: 10_000, ...options });

export const IntegerField = <const O extends NumberOptions>(options: O) =>
  new Field<Value<number, O>>('integer', options);

/**
 * An amount in minor units (see money.ts) of the currency of its row, or of the shop where rows have no
 * `currency`. Its column ends in `_cents`, whatever the currency calls them; the outside sees major units.
 */
export const MoneyField = <const O extends NumberOptions>(options: O) =>
  new Field<Value<number, O>>('money', { min: 0, max: MAX_PRICE_CENTS, ...options });

/** The currency of a row's amounts, as an ISO 4217 code. */
export const CurrencyField = <const O extends Partial<CharOptions>>(options: O) =>
  new Field<Value<string, O>>('char', { maxLength: 3, format: 'currency', editable: false, ...options });

export const BooleanField = <const O extends FieldOptions<boolean>>(options: O) =>
  new Field<Value<boolean, O>>('boolean', options);

/** A moment in UTC; in a row an RFC 3339 text with milliseconds. */
export const DateTimeField = <const O extends DateTimeOptions>(options: O) =>
  new Field<Value<string, O>>('datetime', options);

/** A row of another model, by its id. Its column ends in `_id`. */
export const ForeignKey = <const O extends ForeignKeyOptions>(options: O) =>
  new Field<Value<number, O>>('foreignkey', options);
