// The data of one form field for a template: widget, text, choices and errors.
import type { Queryable } from '../db/database.js';
import { shownActor } from './actors.js';
import type { Field } from '../db/fields.js';
import { type Model, orderTerm } from '../db/model.js';
import { formatCents, toMajorUnits } from '../money.js';
import { settings } from '../conf/settings.js';
import { displayText } from './field_values.js';
import type { Link } from './model_admin.js';

/** A foreign key with more rows than this has a search field instead of a list. */
const MAX_SELECT_ROWS = 100;

export type Widget =
  | 'text'
  | 'email'
  | 'number'
  | 'datetime-local'
  | 'textarea'
  | 'checkbox'
  | 'select'
  | 'lookup'
  | 'checkboxes'
  | 'matrix';

export interface Option {
  value: string;
  label: string;
  selected: boolean;
  group?: string;
  column?: string;
}

/** One input with its label. */
export interface FormField {
  name: string;
  id: string;
  label: string;
  helpText: string;
  required: boolean;
  widget: Widget;
  text: string;
  errors: string[];
  options: Option[];
  /** `min`, `max`, `step`, `maxlength`. */
  attributes: Record<string, string | number>;
  lookup?: Lookup;
  /** The options as a table. */
  matrix?: Matrix;
  /** For a relation: the links beside the field. */
  related?: RelatedUrls;
}

/** Options by row and column; null where there is none. */
export interface Matrix {
  columns: string[];
  rows: { heading: string; cells: (Option | null)[] }[];
}

/** The pages of a relation's rows that this user may open; `__fk__` stands for the chosen row's id. */
export interface RelatedUrls {
  /** The label of the model: `products.category`. */
  model: string;
  verboseName: string;
  add?: string;
  change?: string;
  view?: string;
}

/** The URLs for finding a row of another model: search, and its list. */
export interface Lookup {
  autocompleteUrl: string;
  listUrl: string;
  verboseName: string;
  /** The title of the chosen row. */
  title: string;
}

/** One read-only line. */
export interface ShownField {
  name: string;
  label: string;
  helpText: string;
  text: string;
  url?: string;
  /** Shown beside the text. */
  link?: Link;
}

/** The URLs for finding the rows of a foreign key; empty without permission. */
export type LookupUrls = (field: Field) => Pick<Lookup, 'autocompleteUrl' | 'listUrl'> & {
  /** Always has a search field, even for few rows. */
  searched: boolean;
  /** How a choice is shown; default: the title of the row. */
  titleOf?: (row: object) => string;
  related?: RelatedUrls;
};

/** The values and errors for the inputs of a form. */
export interface InputTexts {
  texts: Map<string, string>;
  errors: Map<string, string[]>;
}

/** The input of one field, named with the prefix of its inline row. */
export async function formField(
  db: Queryable,
  field: Field,
  state: InputTexts,
  lookupUrls: LookupUrls,
  prefix = '',
): Promise<FormField> {
  const name = `${prefix}${field.publicName}`;
  const text = state.texts.get(field.publicName) ?? '';
  const common: FormField = {
    name,
    id: `id_${name}`,
    label: field.label,
    helpText: helpText(field),
    required: field.kind !== 'boolean' && !field.options.blank && !field.options.null,
    widget: 'text',
    text,
    errors: state.errors.get(name) ?? [],
    options: [],
    attributes: attributes(field),
  };
  if (field.options.choices) {
    const choices = field.options.choices.map(([value, label]) => ({ value: String(value), label }));
    return { ...common, widget: 'select', options: withBlank(choices, text, common.required) };
  }
  const to = field.options.to?.();
  if (to) return relationField(db, common, field, to, lookupUrls);
  return { ...common, widget: widgetOf(field) };
}

async function relationField(
  db: Queryable,
  input: FormField,
  field: Field,
  to: Model,
  lookupUrls: LookupUrls,
): Promise<FormField> {
  const { autocompleteUrl, listUrl, searched, related, ...shown } = lookupUrls(field);
  const titleOf = shown.titleOf ?? ((row: object) => to.title(row));
  const common = { ...input, ...(related && { related }) };
  const rows = searched ? null : await fewRows(db, to);
  if (rows) {
    const choices = rows.map((row) => ({ value: String(row.id), label: titleOf(row) }));
    return { ...common, widget: 'select', options: withBlank(choices, common.text, common.required) };
  }
  const id = /^\d{1,9}$/.test(common.text) ? Number(common.text) : 0;
  const titles = await titlesOf(db, to, [id]);
  const lookup = { autocompleteUrl, listUrl, verboseName: to.verboseName, title: titles.get(id) ?? '' };
  return { ...common, widget: 'lookup', lookup };
}

/** All rows of a model in its order, or `null` when there are too many for a list. */
export async function fewRows(db: Queryable, model: Model): Promise<{ id: number }[] | null> {
  const terms = (model.options.ordering ?? ['id']).map(orderTerm);
  const query = model.objects(db).orderBy(terms);
  const rows = (await query.limit(MAX_SELECT_ROWS + 1)) as { id: number }[];
  return rows.length > MAX_SELECT_ROWS ? null : rows;
}

/** The titles of these rows, by id. */
export async function titlesOf(db: Queryable, model: Model, ids: number[]): Promise<Map<number, string>> {
  const rows = (await model.objects(db).whereIn('id', ids)) as { id: number }[];
  return new Map(rows.map((row) => [row.id, model.title(row)]));
}

function withBlank(choices: { value: string; label: string }[], text: string, required: boolean): Option[] {
  const options = choices.map((choice) => ({ ...choice, selected: choice.value === text }));
  if (required && options.some((option) => option.selected)) return options;
  return [{ value: '', label: '---------', selected: text === '' }, ...options];
}

function widgetOf(field: Field): Widget {
  switch (field.kind) {
    case 'text':
      return 'textarea';
    case 'integer':
    case 'money':
      return 'number';
    case 'boolean':
      return 'checkbox';
    case 'datetime':
      return 'datetime-local';
    default:
      return field.options.format === 'email' ? 'email' : 'text';
  }
}

function attributes(field: Field): Record<string, string | number> {
  const { min, max, maxLength, choices, to } = field.options;
  if (choices || to) return {};
  const isMoney = field.kind === 'money';
  const unit = (value: number) => (isMoney ? toMajorUnits(value, settings.CURRENCY) : value);
  return {
    ...(min !== undefined && { min: unit(min) }),
    ...(max !== undefined && { max: unit(max) }),
    ...(field.kind === 'integer' && { step: 1 }),
    ...(isMoney && { step: formatCents(1, settings.CURRENCY) }),
    ...(field.kind === 'datetime' && { step: '0.001' }),
    ...(maxLength !== undefined && { maxlength: maxLength }),
  };
}

function helpText(field: Field): string {
  const text = field.options.helpText ?? '';
  return field.kind === 'datetime' ? `${text} Time in ${settings.SHOP_TIME_ZONE}.`.trim() : text;
}

/** A read-only field; a foreign key shows the title of its row. */
export async function shownField(
  db: Queryable,
  field: Field,
  row: object | null,
  urlOf: (model: Model | string, id: number) => string | undefined,
): Promise<ShownField> {
  const value = (row as Record<string, unknown> | null)?.[field.name];
  const common = { name: field.publicName, label: field.label, helpText: field.options.helpText ?? '' };
  const { actorOf } = field.options;
  if (actorOf && typeof value === 'string')
    return { ...common, ...(await shownActor(db, value, actorOf, urlOf)) };
  const to = field.options.to?.();
  const target = to ?? field.options.idOf;
  if (!target || typeof value !== 'number') return { ...common, text: displayText(field, value, row) };
  const url = urlOf(target, value);
  const titles = to ? await titlesOf(db, to, [value]) : new Map<number, string>();
  return { ...common, text: titles.get(value) ?? String(value), ...(url !== undefined && { url }) };
}
