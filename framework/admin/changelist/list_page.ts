// The data for the template of a list, from the URL.
import type { ModelPage } from '../page.js';
import { urlsOfRows } from '../row_page.js';
import { modelUrl, rowUrl } from '../site.js';
import { toolLinks } from '../tools.js';
import { newUlid } from '../../ulids.js';
import { availableActions, mostOf } from './actions.js';
import { actorCells } from './actor_cells.js';
import { type Cell, cellOf, classOf, relatedTitles } from './cells.js';
import { listColumns, type ListColumn } from './columns.js';
import { dateHierarchy } from './date_hierarchy.js';
import { editedLine, type EditedLine } from './edited_lines.js';
import { editableFields, type Edits } from './editing.js';
import { filterSections } from './filters.js';
import { readLookups } from './lookups.js';
import { pagination } from './pagination.js';
import { Parameters, WrongLookup } from './parameters.js';
import { type Count, FEW, type ListQuery, listRows, type ListRows, rowsOf } from './rows.js';
import { otherCells } from './other_cells.js';
import { readSearch } from './search.js';
import { type ListSum, listSum } from './sums.js';
import { headings, ownSorting, readSorting } from './sorting.js';

/** Beyond it there are no rows, whatever the size of a page. */
const MAX_PAGE = 9_999_999;

/** The list that a URL asks for. */
export interface AskedList extends ListQuery {
  parameters: Parameters;
}

/** Reads the URL; throws WrongLookup for unknown parameters. */
export async function readList({ db, model, admin, request }: ModelPage): Promise<AskedList> {
  const parameters = Parameters.read(request.originalUrl);
  const columns = listColumns(model, admin);
  const search = await readSearch(db, model, admin, parameters.get('q'));
  return {
    ...{ model, admin, parameters, columns, search },
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
  const withOthers = await otherCells(db, model, columns, rows as { id: number }[]);
  const query = parameters.toString();
  const sum = await listSum(db, list, found);
  const preserved = query === '' ? '' : `?${new URLSearchParams({ _changelist_filters: query }).toString()}`;
  const urlOf = urlsOfRows(page);
  const withPeople = await actorCells(db.read, columns, rows, urlOf);
  const lines = [];
  for (const [index, row] of (rows as { id: number }[]).entries()) {
    const edited = mayEdit ? await editedLine(page, row, index, edits) : undefined;
    const title = model.title(row);
    const own = columns.map((column) => cellOf(column, row, titles, title, urlOf));
    const cells = withOthers(row.id, withPeople(row, own));
    if (edited) withInputs(columns, cells, title, edited);
    const url = `${rowUrl(model, row.id)}${preserved}`;
    lines.push({ id: row.id, title, url, cells, edited, errors: edited?.errors ?? [] });
  }
  const empty = markEmptyColumns(lines.map(({ cells }) => cells));
  return {
    ...{ lines, mayEdit, model, query, words: list.search.words },
    headings: headings(parameters, columns, list.sorting, ownSorting(model, admin, columns)).map(
      (heading, index) => ({
        ...heading,
        className: [columns[index] && classOf(columns[index]), empty.has(index) && NOTHING_HERE]
          .filter(Boolean)
          .join(' '),
      }),
    ),
    actions: availableActions(page),
    selectAll: edits ? null : selectAll(page, found),
    search: searchBox(page, parameters, found),
    filters: await filterSections(page, list.search, parameters),
    facets: facetsLink(parameters),
    clearUrl: clearUrl(parameters),
    nothing: nothing(page, parameters),
    dates: await drillDown(page, parameters),
    countText: countText(found.total, model.verboseName, model.verboseNamePlural),
    shownText: shownText(found.count, sum, model.verboseName, model.verboseNamePlural),
    pages: pagination(parameters, found, list.page, admin.listPerPage),
    addUrl: admin.may(model, staff, 'add') ? `${modelUrl(model)}add/${preserved}` : '',
    exportUrl: `${modelUrl(model)}export/${query === '' ? '' : `?${query}`}`,
    tools: toolLinks(page, query),
    ...refusedText(page, edits),
    formKey: newUlid(),
  };
}

/** The class of a column without a value on this page: narrow pages leave it out. */
const NOTHING_HERE = 'nothing-here';

/** Marks the cells of columns in which no row has anything; returns the indexes of these columns. */
function markEmptyColumns(rows: Cell[][]): Set<number> {
  const isEmpty = ({ className, input }: Cell) => !input && className.split(' ').includes('none');
  const empty = new Set(
    [...(rows[0] ?? []).keys()].filter((at) => rows.every((cells) => cells[at] && isEmpty(cells[at]))),
  );
  for (const cell of rows.flatMap((cells) => cells.filter((_, at) => empty.has(at))))
    cell.className += ` ${NOTHING_HERE}`;
  return empty;
}

/** What the page says above a list with rows that were not saved. */
function refusedText({ model }: ModelPage, edits?: Edits) {
  if (!edits) return { refused: '' };
  const rows = edits.rows.filter(({ errors }) => errors.size > 0).length;
  const count = countText(rows, model.verboseName, model.verboseNamePlural);
  const text = `${count} ${rows === 1 ? 'was' : 'were'} not saved. Please correct the errors below.`;
  return { refused: [rows > 0 ? text : '', ...edits.errors].join(' ').trim() };
}

/** Selecting all rows of the list where a page shows only some of them, if an action takes so many. */
function selectAll({ model, admin }: ModelPage, { rows, count }: ListRows) {
  const most = Math.max(...(admin.options.actions ?? []).map(mostOf), FEW);
  if (count.number > most || count.number <= rows.length) return null;
  const plural = model.verboseNamePlural;
  if (!count.isExact && most === FEW) return null;
  if (!count.isExact)
    return { question: `Select all ${plural} that match`, selected: 'All that match selected' };
  const number = count.number.toLocaleString('en');
  return { question: `Select all ${number} ${plural}`, selected: `All ${number} selected` };
}

/** Puts the inputs of a line into its cells, labelled for screen readers. */
function withInputs(columns: ListColumn[], cells: Cell[], title: string, { inputs }: EditedLine): void {
  for (const [index, { name }] of columns.entries()) {
    const [cell, input] = [cells[index], inputs.get(name)];
    if (cell && input) cell.input = { ...input, label: `${input.label} of ${title}` };
  }
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

/** How many rows match the filters: "7 orders · Total: 12.00 USD", "More than 10,000 orders". */
function shownText(
  { number, isExact }: Count,
  sum: ListSum | null,
  singular: string,
  plural: string,
): string {
  if (sum) return `${countText(sum.number, singular, plural)} · ${sum.text}`;
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

/** What an empty list says when a search or a filter made it empty, and the link that undoes that. */
function nothing({ model }: ModelPage, parameters: Parameters) {
  const searched = parameters.get('q');
  if (searched !== '') {
    const text = `No ${model.verboseNamePlural} match “${searched}”.`;
    return { text, link: 'Clear search', url: parameters.link({ q: null }) };
  }
  const url = clearUrl(parameters);
  const text = `No ${model.verboseNamePlural} match these filters.`;
  return url === '' ? null : { text, link: 'Clear all filters', url };
}

async function drillDown({ db, model, admin }: ModelPage, parameters: Parameters) {
  const { dateHierarchy: name } = admin.options;
  return name === undefined ? null : dateHierarchy(db, model, name, parameters);
}
