// The sidebar: one section for each filter, each choice with its URL.
import { type Field, labelOf, type ManyToMany } from '../../db/fields.js';
import { otherModel } from '../choice_sets.js';
import { fewRows, formField, type FormField } from '../form_fields.js';
import { lookupUrls } from '../lookup_urls.js';
import type { CustomFilter } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { type Change, type Choice, facetCounts, type FilterChoices } from './facets.js';
import { dayOf, daysAfter, monthsAfter } from '../../time_zone.js';
import type { Parameters } from './parameters.js';
import type { Search } from './search.js';

export interface FilterSection {
  /** "By status". */
  title: string;
  choices: { label: string; url: string; selected: boolean }[];
  /** Whether the filter is active. */
  active: boolean;
  /** For relations with too many rows for a list: a search field, and the other parameters. */
  search?: { input: FormField; others: [string, string][] };
}

/** The sections of all filters, in the order of `listFilter`, for a list with these words. */
export async function filterSections(
  page: ModelPage,
  search: Search,
  parameters: Parameters,
): Promise<FilterSection[]> {
  const sections: FilterSection[] = [];
  for (const filter of page.admin.options.listFilter ?? []) {
    const found = await choicesOf(page, filter);
    const isCounted = parameters.has('_facets') && !found.searched;
    const counts = isCounted ? await facetCounts(page, search, parameters, found) : [];
    const made = section(found, counts, parameters);
    const form = found.searched ? await searchForm(page, found.searched, parameters) : undefined;
    sections.push({ ...made, ...(form && { search: form }) });
  }
  return sections;
}

/** The choices of a filter, or the relation that has too many rows for a list. */
type Found = FilterChoices & { searched?: Field };

async function choicesOf(page: ModelPage, filter: string | CustomFilter): Promise<Found> {
  if (typeof filter !== 'string') {
    const { name, label, choices } = filter;
    return { label, choices: withAll(name, choices) };
  }
  const relation = page.model.options.manyToMany?.[filter];
  if (relation) return relatedChoices(page, filter, relation);
  const field = page.model.field(filter);
  const { label } = field;
  const to = field.options.to?.();
  if (to) {
    const rows = await fewRows(page.db.read, to);
    const values = (rows ?? []).map((row) => ({ value: String(row.id), label: to.title(row) }));
    return { label, field, choices: withAll(relationName(field), values), ...(!rows && { searched: field }) };
  }
  if (field.kind === 'datetime') return { label, choices: dateChoices(field.name, new Date()) };
  return { label, field, choices: withAll(`${field.name}__exact`, valuesOf(field)) };
}

/** The rows of a many-to-many relation, and "Empty" for none. */
async function relatedChoices(page: ModelPage, name: string, relation: ManyToMany): Promise<Found> {
  const to = otherModel(relation);
  const [exact, isNull] = [`${name}__id__exact`, `${name}__isnull`];
  const rows = to ? await fewRows(page.db.read, to) : null;
  const change = (id: string | null, none: string | null) => ({ [exact]: id, [isNull]: none });
  const choices = [
    { label: 'All', change: change(null, null), isAll: true },
    ...(rows ?? []).map((row) => ({ label: to?.title(row) ?? '', change: change(String(row.id), null) })),
    { label: 'Empty', change: change(null, 'True') },
  ];
  return { label: labelOf(name), choices };
}

function relationName(field: Field): string {
  return `${field.relationName}__id__exact`;
}

function valuesOf({ kind, options }: Field): { value: string; label: string }[] {
  if (kind !== 'boolean') {
    return (options.choices ?? []).map(([value, label]) => ({ value: String(value), label }));
  }
  return [
    { value: '1', label: 'Yes' },
    { value: '0', label: 'No' },
  ];
}

function withAll(name: string, values: { value: string; label: string }[]): Choice[] {
  const choices = values.map(({ value, label }) => ({ label, change: { [name]: value } }));
  return [{ label: 'All', change: { [name]: null }, isAll: true }, ...choices];
}

/** The search for one row of a relation, which keeps the other parameters. */
async function searchForm(page: ModelPage, field: Field, parameters: Parameters) {
  const name = relationName(field);
  const others = parameters.with({ [name]: null, p: null }).pairs();
  return { input: await searchField(page, field, name, parameters), others };
}

/** The form field of the relation. */
async function searchField(
  page: ModelPage,
  field: Field,
  name: string,
  parameters: Parameters,
): Promise<FormField> {
  const urlsOf = lookupUrls(page, page.model);
  const state = {
    texts: new Map([[field.publicName, parameters.get(name)]]),
    errors: new Map<string, string[]>(),
  };
  const input = await formField(page.db.read, field, state, (of) => ({ ...urlsOf(of), searched: true }));
  return { ...input, name, id: `filter_${name}`, label: 'Search for one', helpText: '', required: false };
}

/** Django's five. */
function dateChoices(name: string, now: Date): Choice[] {
  const today = dayOf(now);
  const [year, month] = [Number(today.slice(0, 4)), today.slice(0, 7)];
  const tomorrow = daysAfter(today, 1);
  const span = (from: string | null, until: string | null): Change => ({
    [`${name}__gte`]: from,
    [`${name}__lt`]: until,
  });
  return [
    { label: 'Any date', change: span(null, null) },
    { label: 'Today', change: span(today, tomorrow) },
    { label: 'Past 7 days', change: span(daysAfter(today, -7), tomorrow) },
    { label: 'This month', change: span(`${month}-01`, `${monthsAfter(month, 1)}-01`) },
    { label: 'This year', change: span(`${year}-01-01`, `${year + 1}-01-01`) },
  ];
}

/** The first choice removes the filter. */
function section(
  { label, choices }: FilterChoices,
  counts: (number | null)[],
  parameters: Parameters,
): FilterSection {
  const names = Object.keys(choices[0]?.change ?? {});
  const active = names.some((name) => parameters.has(name));
  return {
    title: label,
    active,
    choices: choices.map(({ label: text, change }, index) => ({
      label: withCount(text, counts[index]),
      url: parameters.link(change),
      selected:
        index === 0
          ? !active
          : Object.entries(change).every(([name, value]) =>
              value === null ? !parameters.has(name) : parameters.has(name, value),
            ),
    })),
  };
}

/** "Shipped (12)" */
function withCount(label: string, count: number | null | undefined): string {
  return typeof count === 'number' ? `${label} (${count.toLocaleString('en')})` : label;
}
