// The sidebar: one section for each filter, each choice with its URL.
import type { Field } from '../../db/fields.js';
import type { Model } from '../../db/model.js';
import { fewRows, formField, type FormField } from '../form_fields.js';
import { lookupUrls } from '../lookup_urls.js';
import type { CustomFilter } from '../model_admin.js';
import type { ModelPage } from '../page.js';
import { dayAfter } from './moments.js';
import type { Parameters } from './parameters.js';

export interface FilterSection {
  /** "By status". */
  title: string;
  choices: { label: string; url: string; selected: boolean }[];
  /** Whether the filter is active. */
  active: boolean;
  /** For relations with too many rows for a list: a search field, and the other parameters. */
  search?: { input: FormField; others: [string, string][] };
}

/** The parameters that a choice sets; `null` removes one. */
type Change = Record<string, string | null>;

/** The sections of all filters, in the order of `listFilter`. */
export async function filterSections(page: ModelPage, parameters: Parameters): Promise<FilterSection[]> {
  const sections: FilterSection[] = [];
  for (const filter of page.admin.options.listFilter ?? []) {
    if (typeof filter !== 'string') sections.push(customSection(filter, parameters));
    else sections.push(await fieldSection(page, page.model.field(filter), parameters));
  }
  return sections;
}

async function fieldSection(page: ModelPage, field: Field, parameters: Parameters): Promise<FilterSection> {
  const to = field.options.to?.();
  if (to) return relationSection(page, field, to, parameters);
  if (field.kind === 'datetime') return section(field.label, parameters, dateChoices(field.name, new Date()));
  const name = `${field.name}__exact`;
  const values: (readonly [string, string])[] =
    field.kind === 'boolean'
      ? [
          ['1', 'Yes'],
          ['0', 'No'],
        ]
      : (field.options.choices ?? []).map(([value, label]) => [String(value), label]);
  return section(field.label, parameters, [
    { label: 'All', change: { [name]: null } },
    ...values.map(([value, label]) => ({ label, change: { [name]: value } })),
  ]);
}

async function relationSection(
  page: ModelPage,
  field: Field,
  to: Model,
  parameters: Parameters,
): Promise<FilterSection> {
  const name = `${field.relationName}__id__exact`;
  const rows = await fewRows(page.db.read, to);
  const choices = (rows ?? []).map((row) => ({ label: to.title(row), change: { [name]: String(row.id) } }));
  const made = section(field.label, parameters, [{ label: 'All', change: { [name]: null } }, ...choices]);
  if (rows) return made;
  const others = parameters.with({ [name]: null, p: null }).pairs();
  return { ...made, search: { input: await searchField(page, field, name, parameters), others } };
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

function customSection({ name, label, choices }: CustomFilter, parameters: Parameters): FilterSection {
  return section(label, parameters, [
    { label: 'All', change: { [name]: null } },
    ...choices.map((choice) => ({ label: choice.label, change: { [name]: choice.value } })),
  ]);
}

/** Django's five, in UTC. */
function dateChoices(name: string, today: Date): { label: string; change: Change }[] {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const firstOf = (inYear: number, inMonth: number) => dayAfter(new Date(Date.UTC(inYear, inMonth, 1)), 0);
  const span = (from: string | null, until: string | null): Change => ({
    [`${name}__gte`]: from,
    [`${name}__lt`]: until,
  });
  return [
    { label: 'Any date', change: span(null, null) },
    { label: 'Today', change: span(dayAfter(today, 0), dayAfter(today, 1)) },
    { label: 'Past 7 days', change: span(dayAfter(today, -7), dayAfter(today, 1)) },
    { label: 'This month', change: span(firstOf(year, month), firstOf(year, month + 1)) },
    { label: 'This year', change: span(firstOf(year, 0), firstOf(year + 1, 0)) },
  ];
}

/** The first choice removes the filter. */
function section(
  label: string,
  parameters: Parameters,
  choices: { label: string; change: Change }[],
): FilterSection {
  const names = Object.keys(choices[0]?.change ?? {});
  const active = names.some((name) => parameters.has(name));
  return {
    title: `By ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    active,
    choices: choices.map(({ label: text, change }, index) => ({
      label: text,
      url: parameters.link(change),
      selected:
        index === 0
          ? !active
          : Object.entries(change).every(([name, value]) => value !== null && parameters.has(name, value)),
    })),
  };
}
