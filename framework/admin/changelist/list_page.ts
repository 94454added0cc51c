// The data for the template of a list, from the URL.
import { formField } from '../form_fields.js';
import { rowToken } from '../optimistic_locking.js';
import type { ModelPage } from '../page.js';
import { modelUrl, rowUrl } from '../site.js';
import { availableActions } from './actions.js';
import { type Cell, cellOf, classOf, relatedTitles } from './cells.js';
import { listColumns, type ListColumn } from './columns.js';
import { dateHierarchy } from './date_hierarchy.js';
import { editableFields, type EditedRow, type Edits } from './editing.js';
import { filterSections } from './filters.js';
import { readLookups } from './lookups.js';
import { pagination } from './pagination.js';
import { Parameters, WrongLookup } from './parameters.js';
import { type Count, FEW, type ListQuery, listRows, type ListRows, rowsOf } from './rows.js';
import { readWords } from './search.js';
import { headings, ownSorting, readSorting } from './sorting.js';
import { initialTexts } from '../model_form.js';

/** In a list, a row of another model is chosen by its id if there are many. */
const NO_SEARCH = () => ({ autocompleteUrl: '', listUrl: '', searched: false });

/** Beyond it there are no rows, whatever the size of a page. */
const MAX_PAGE = 9_999_999;

/** The list that a URL asks for. */
export interface AskedList extends ListQuery {
  parameters: Parameters;
}

/** Reads the URL; throws WrongLookup for unknown parameters. */
export function readList({ model, admin, request }: ModelPage): AskedList {
  const parameters = Parameters.read(request.originalUrl);
  const columns = listColumns(model, admin);
  const words = admin.options.searchFields ? readWords(parameters.get('q')) : [];
  return {
    ...{ model, admin, parameters, columns, words },
    conditions: readLookups(model, admin, parameters.filters()),
    sorting: readSorting(parameters, columns),
    page: readPage(parameters),
    all: parameters.has('all'),
  };
}

/** From 1; the first for what is no number. */
function readPage(parameters: Parameters): number {
  const text = parameters.get('p');
  if (!/^[+-]?\d+$/.test(text)) return 1;
  const number = Number(text);
  if (number < 1 || number > MAX_PAGE) throw new WrongLookup('p');
  return number;
}

/** Everything that change_list.ejs reads; after refused `edits`, the rows as posted. */
export async function listData(page: ModelPage, list: AskedList, edits?: Edits) {
  const { db, model, admin, staff } = page;
  const { parameters, columns } = list;
  const found = await listRows(db, list);
  const rows = edits
    ? await rowsOf(
        db,
        list,
        edits.rows.map(({ id }) => id),
      )
    : found.rows;
  const mayEdit = admin.may(model, staff, 'change') && editableFields(page).length > 0;
  const titles = await relatedTitles(db.read, columns, rows);
  const query = parameters.toString();
  const preserved = query === '' ? '' : `?${new URLSearchParams({ _changelist_filters: query }).toString()}`;
  const lines = [];
  for (const [index, row] of (rows as { id: number }[]).entries()) {
    const edited = mayEdit ? editedRow(page, row, index, edits) : undefined;
    const title = model.title(row);
    const cells = columns.map((column) => cellOf(column, row, titles, title));
    if (edited) await addInputs(page, columns, cells, title, edited, edits);
    const url = `${rowUrl(model, row.id)}${preserved}`;
    lines.push({ id: row.id, title, url, cells, edited, errors: rowErrors(edited, edits) });
  }
  return {
    ...{ lines, mayEdit, model, query, words: list.words },
    headings: headings(parameters, columns, list.sorting, ownSorting(model, admin, columns)).map(
      (heading, index) => ({
        ...heading,
        className: columns[index] ? classOf(columns[index]) : '',
      }),
    ),
    actions: availableActions(page),
    selectAll: edits ? null : selectAll(found, model.verboseNamePlural),
    search: searchBox(page, parameters, found),
    filters: await filterSections(page, list.words, parameters),
    facets: facetsLink(parameters),
    clearUrl: clearUrl(parameters),
    dates: await drillDown(page, parameters),
    countText: countText(found.total, model.verboseName, model.verboseNamePlural),
    shownText: shownText(found.count, model.verboseName, model.verboseNamePlural),
    pages: pagination(parameters, found, list.page, admin.listPerPage),
    addUrl: admin.may(model, staff, 'add') ? `${modelUrl(model)}add/${preserved}` : '',
    exportUrl: `${modelUrl(model)}export/${query === '' ? '' : `?${query}`}`,
    error: edits ? (edits.errors.get('') ?? []).join(' ') : '',
  };
}

/** Selecting all rows of the list where a page shows only some of them, if an action takes so many. */
function selectAll({ rows, count }: ListRows, plural: string) {
  if (!count.isExact || count.number > FEW || count.number <= rows.length) return null;
  const number = count.number.toLocaleString('en');
  return { question: `Select all ${number} ${plural}`, selected: `All ${number} selected` };
}

function editedRow(page: ModelPage, row: { id: number }, index: number, edits?: Edits): EditedRow {
  const posted = edits?.rows.find(({ id }) => id === row.id);
  if (posted) return posted;
  const texts = initialTexts(editableFields(page), row);
  return { id: row.id, prefix: `form-${index}-`, token: rowToken(page.model, row), texts, changes: {} };
}

async function addInputs(
  page: ModelPage,
  columns: ListColumn[],
  cells: Cell[],
  title: string,
  { prefix, texts }: EditedRow,
  edits?: Edits,
): Promise<void> {
  const state = { texts, errors: edits?.errors ?? new Map<string, string[]>() };
  for (const [index, { editable, field }] of columns.entries()) {
    const cell = cells[index];
    if (!editable || !field || !cell) continue;
    const input = await formField(page.db.read, field, state, NO_SEARCH, prefix);
    cell.input = { ...input, label: `${input.label} of ${title}` };
  }
}

function rowErrors(edited?: EditedRow, edits?: Edits): string[] {
  return (edited && edits?.errors.get(edited.prefix)) ?? [];
}

function searchBox({ model, admin }: ModelPage, parameters: Parameters, found: ListRows) {
  if (!admin.options.searchFields) return null;
  const others = parameters.with({ q: null, p: null }).pairs();
  const isNarrowed = parameters.get('q') !== '' || parameters.filters().length > 0;
  return {
    label: `Search ${model.verboseNamePlural}`,
    text: parameters.get('q'),
    helpText: admin.options.searchHelpText ?? '',
    others,
    results: isNarrowed ? resultText(found.count) : '',
    total: `${found.total.toLocaleString('en')} total`,
  };
}

/** "1 result", "3 results", "More than 10,000 results". */
function resultText({ number, isExact }: Count): string {
  const text = `${number.toLocaleString('en')} result${number === 1 && isExact ? '' : 's'}`;
  return isExact ? text : `More than ${text}`;
}

/** How many rows match the filters: "7 orders", "More than 10,000 orders". */
function shownText({ number, isExact }: Count, singular: string, plural: string): string {
  const text = countText(number, singular, plural);
  return isExact ? text : `More than ${text}`;
}

/** "1 product", "12 products". */
function countText(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}

/** The link that shows the counts of the filters, or takes them away. */
function facetsLink(parameters: Parameters) {
  return parameters.has('_facets')
    ? { label: 'Hide counts', url: parameters.link({ _facets: null }) }
    : { label: 'Show counts', url: parameters.link({ _facets: 'True' }) };
}

/** The URL without filters, with search and sorting; '' when there are no filters. */
function clearUrl(parameters: Parameters): string {
  const filters = parameters.filters();
  if (filters.length === 0) return '';
  return parameters.link(Object.fromEntries(filters.map(([name]) => [name, null])));
}

async function drillDown({ db, model, admin }: ModelPage, parameters: Parameters) {
  const { dateHierarchy: name } = admin.options;
  return name === undefined ? null : dateHierarchy(db, model, name, parameters);
}
