// The data for the template of the add and change pages: an EditForm with its inputs, URLs and permissions.
import type { Queryable } from '../db/database.js';
import type { Field } from '../db/fields.js';
import { rowToken } from './optimistic_locking.js';
import { type EditForm } from './edit_form.js';
import { displayText } from './field_values.js';
import type { ChoiceSet } from './form_options.js';
import {
  formField,
  type FormField,
  type LookupUrls,
  type Matrix,
  type Option,
  type RelatedUrls,
  shownField,
  type ShownField,
} from './form_fields.js';
import type { Line } from './form_layout.js';
import { type InlineForm, type InlineLine, MAX_ROWS, withEmptyLines, withShownRows } from './inline_forms.js';
import type { Column } from './model_admin.js';
import { lookupUrls, relatedUrls } from './lookup_urls.js';
import type { ModelPage } from './page.js';
import { urlsOfRows } from './row_page.js';
import { modelUrl } from './site.js';

/** One cell or line: an input, or text. */
export type Cell = { input: FormField } | { shown: ShownField };

interface InlineLineView {
  number: number | string;
  id: number | null;
  title: string;
  url?: string;
  /** See `lineLink` of an inline. */
  link?: { label: string; url: string };
  token: string;
  deleted: boolean;
  mayDelete: boolean;
  errors: string[];
  cells: Cell[];
}

export interface InlineView {
  name: string;
  heading: string;
  verboseName: string;
  headings: { label: string; isNumber: boolean }[];
  errors: string[];
  lines: InlineLineView[];
  /** The line that JavaScript copies; `null` if no line may be added. */
  template: InlineLineView | null;
  total: number;
  initial: number;
  mayDelete: boolean;
  /** Whether its lines are posted. */
  editable: boolean;
  /** Whether each line begins with the row's title. */
  titled: boolean;
  /** "The newest 20 of 134." when not all rows are shown, otherwise ''. */
  cut: string;
  /** The list of all rows; '' for none. */
  allUrl: string;
}

/** The sections of the form with their lines. */
export async function sectionViews(page: ModelPage, db: Queryable, form: EditForm) {
  const urls = lookupUrls(page, page.model);
  const sections = [];
  for (const { name, collapsed, lines } of form.sections) {
    if (name !== '' && saysNothing(lines, form)) continue;
    const cells: Cell[] = [];
    for (const line of lines) cells.push(await cellOf(page, db, form, line, urls));
    const hasErrors = cells.some((cell) => 'input' in cell && cell.input.errors.length > 0);
    sections.push({ name, collapsed, isOpen: hasErrors, cells });
  }
  return sections;
}

/** Whether a section of a page that only shows has no values: that of a refund on the page of a payment. */
function saysNothing(lines: Line[], { row, writable }: EditForm): boolean {
  if (writable || !row) return false;
  const valueOf = (line: Line): unknown => {
    if (line.kind === 'choices') return line;
    return line.kind === 'computed' ? line.column.value(row) : row[line.field.name];
  };
  return lines.every((line) => [null, undefined, '', 0].includes(valueOf(line) as null));
}

async function cellOf(
  page: ModelPage,
  db: Queryable,
  form: EditForm,
  line: Line,
  urls: LookupUrls,
): Promise<Cell> {
  switch (line.kind) {
    case 'input':
      return { input: adapted(page, form, line.field, await formField(db, line.field, form, urls)) };
    case 'shown':
      return { shown: await shownField(db, line.field, form.row, urlsOfRows(page)) };
    case 'computed':
      return { shown: computed(line.column, form) };
    case 'choices':
      return choicesCell(page, db, form, line);
  }
}

/** With the choices that are allowed for the row, and the fields that a new row's text is made of. */
function adapted({ admin, model }: ModelPage, { row }: EditForm, field: Field, input: FormField): FormField {
  const sources = admin.options.prepopulatedFields?.[field.name];
  if (!row && sources) {
    const names = sources.map((name) => model.field(name).publicName);
    const from = sources.map((name) => model.field(name).labelInSentence).join(' and ');
    return {
      ...{ ...input, required: false },
      helpText: `${input.helpText} Made from the ${from} if left empty.`.trim(),
      attributes: { ...input.attributes, 'data-prepopulate-from': names.join(' ') },
    };
  }
  const offers = row ? admin.options.offers?.[field.name]?.(row) : admin.options.offersToAdd?.[field.name];
  if (!offers) return input;
  const kept = [...(row ? [row[field.name]] : []), ...offers].map(String);
  return {
    ...input,
    options: input.options.filter(({ value, selected }) => selected || kept.includes(value)),
  };
}

function computed(column: Column<unknown>, { row, writable }: EditForm): ShownField {
  const { name, label, kind = 'char', link, url } = column;
  const text = displayText({ kind, options: {} } as Field, column.value(row), row);
  const leads = { ...(url && { url: url(row) }), ...(link && writable && { link: link(row) }) };
  return { name, label, helpText: '', text, ...leads };
}

async function choicesCell(
  page: ModelPage,
  db: Queryable,
  form: EditForm,
  { set, writable }: { set: ChoiceSet; writable: boolean },
): Promise<Cell> {
  const { name, label, helpText = '' } = set;
  const chosen = form.chosen.get(name) ?? [];
  const options = (await set.choices(db)).map((choice) => ({
    ...choice,
    selected: chosen.includes(choice.value),
  }));
  if (!writable) {
    const text = options.filter(({ selected }) => selected).map((option) => option.label);
    return { shown: { name, label, helpText: '', text: text.join('\n') || '-' } };
  }
  const errors = form.errors.get(name) ?? [];
  const input: FormField = {
    ...(set.model && { related: linkToAdd(relatedUrls(page, set.model)) }),
    ...{ name, label, helpText, errors, options },
    ...{ id: `id_${name}`, required: false, widget: 'checkboxes', text: '', attributes: {} },
    ...(set.columns && { widget: 'matrix', matrix: matrixOf(set.columns, options) }),
  };
  return { input };
}

function matrixOf(columns: string[], options: Option[]): Matrix {
  const headings = [...new Set(options.map(({ group = '' }) => group))].sort();
  const rows = headings.map((heading) => ({
    heading,
    cells: columns.map(
      (column) => options.find((one) => one.group === heading && one.column === column) ?? null,
    ),
  }));
  return { columns, rows };
}

/** Of several chosen rows, none is the one to change or to view. */
function linkToAdd({ model, verboseName, add }: RelatedUrls): RelatedUrls {
  return { model, verboseName, ...(add !== undefined && { add }) };
}

/** The inlines with their existing and empty lines. */
export async function inlineViews(page: ModelPage, db: Queryable, form: EditForm): Promise<InlineView[]> {
  const views: InlineView[] = [];
  for (const inline of form.inlines) {
    views.push(await inlineView(page, db, await withShownRows(db, inline, form.row), form));
  }
  return views;
}

/** "The newest 20 of 57.", where not all rows are shown. */
function cutText({ lines, count, inline }: InlineForm): string {
  const shown = lines.filter(({ row }) => row !== null).length;
  if (count <= shown) return '';
  const which = inline.ordering?.[0]?.startsWith('-') ? 'newest' : 'first';
  const all = count > MAX_ROWS ? `more than ${MAX_ROWS.toLocaleString('en')}` : count.toLocaleString('en');
  return `The ${which} ${shown} of ${all}.`;
}

/** The list of all rows of an inline, if there is one that this user may see. */
function listOf({ site, staff }: ModelPage, { inline }: InlineForm, row: EditForm['row']): string {
  const { model, foreignKey } = inline;
  const isListed = row !== null && (site.of(model)?.admin.maySee(model, staff) ?? false);
  return isListed ? `${modelUrl(model)}?${foreignKey}__exact=${row.id}` : '';
}

const CLOSED = { add: false, change: false, delete: false };

async function inlineView(
  page: ModelPage,
  db: Queryable,
  form: InlineForm,
  { errors, row }: EditForm,
): Promise<InlineView> {
  const { inline, columns, isOpen } = form;
  const { model, name, readonly = false } = inline;
  const may = isOpen ? form.may : CLOSED;
  const lines: InlineLineView[] = [];
  for (const line of withEmptyLines(form)) lines.push(await lineView(page, db, form, line, errors));
  const blank = { number: 0, row: null, texts: new Map<string, string>(), deleted: false };
  const empty = withEmptyLines({ ...form, lines: [], inline: { ...inline, extra: 1 } })[0] ?? blank;
  const template = may.add ? await lineView(page, db, form, empty, new Map(), '__prefix__') : null;
  return {
    name,
    heading: model.verboseNamePlural,
    verboseName: model.verboseName,
    headings: columns.map((field) => ({
      label: field.label,
      isNumber:
        field.kind === 'money' || (field.kind === 'integer' && !field.options.choices && !field.options.idOf),
    })),
    errors: errors.get(name) ?? [],
    ...{ lines, template, mayDelete: may.delete, cut: cutText(form), allUrl: listOf(page, form, row) },
    titled: !readonly,
    editable: may.add || may.change || may.delete,
    total: Math.max(0, ...lines.map(({ number }) => Number(number) + 1)),
    initial: lines.filter(({ id }) => id !== null).length,
  };
}

async function lineView(
  page: ModelPage,
  db: Queryable,
  { inline, columns, fields, may: rights, isOpen }: InlineForm,
  { number, row, texts, deleted }: InlineLine,
  errors: EditForm['errors'],
  shownNumber: number | string = number,
): Promise<InlineLineView> {
  const { model, name } = inline;
  const prefix = `${name}-${shownNumber}-`;
  const may = isOpen ? rights : CLOSED;
  const urls = lookupUrls(page, model);
  const cells: Cell[] = [];
  for (const field of columns) {
    const writable = fields.includes(field) && (row ? may.change : may.add);
    if (writable) cells.push({ input: await formField(db, field, { texts, errors }, urls, prefix) });
    else if (row) cells.push({ shown: await shownField(db, field, row, urlsOfRows(page)) });
    else cells.push({ shown: { name: field.publicName, label: field.label, helpText: '', text: '' } });
  }
  const url = row ? urlsOfRows(page)(model, row.id) : undefined;
  const mayLink = row !== null && page.admin.may(page.model, page.staff, 'change');
  const link = mayLink ? inline.lineLink?.url(row) : undefined;
  return {
    number: shownNumber,
    id: row?.id ?? null,
    title: row ? model.title(row) : '',
    ...(url !== undefined && { url }),
    ...(link !== undefined && { link: { label: inline.lineLink?.label ?? '', url: link } }),
    token: row && (may.change || may.delete) ? rowToken(model, row) : '',
    ...{ deleted, cells, mayDelete: row === null || may.delete },
    errors: errors.get(`${name}-${number}`) ?? [],
  };
}
