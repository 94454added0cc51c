// Drill-down of a list by year, month and day of the shop's time zone: `?created_at__year=2026&created_at__month=5`. One index
// lookup for each tells which of them have rows; the table is never scanned.
import type { Database } from '../../db/database.js';
import type { Model } from '../../db/model.js';
import { dayOf } from '../../time_zone.js';
import { spanOf } from './moments.js';
import type { Parameters } from './parameters.js';

export interface DateHierarchy {
  /** The link to all dates, or to the enclosing year or month. */
  back?: { label: string; url: string };
  /** The current period; none at the top level. */
  current?: string;
  choices: { label: string; url: string }[];
}

const MONTHS = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAYS = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' });
/** The number of years shown, the newest ones. */
const MAX_YEARS = 30;

type Part = [year: number, month?: number, day?: number];

/** The current level, with the periods below it that have rows; `null` for an empty table. */
export async function dateHierarchy(
  db: Database,
  model: Model,
  name: string,
  parameters: Parameters,
): Promise<DateHierarchy | null> {
  const asked = ['year', 'month', 'day'].map((part) => Number(parameters.get(`${name}__${part}`)));
  const [year = 0, month = 0, day = 0] = asked;
  const link = ([toYear, toMonth, toDay]: Part | []): string =>
    parameters.link({
      [`${name}__year`]: toYear?.toString() ?? null,
      [`${name}__month`]: toMonth?.toString() ?? null,
      [`${name}__day`]: toDay?.toString() ?? null,
    });
  const choice = (part: Part) => ({ label: labelOf(part), url: link(part) });
  if (year === 0) {
    const years = await yearsOf(db, model, name);
    return years.length === 0 ? null : { choices: years.map((one) => choice([one])) };
  }
  if (month === 0) {
    const months = await withRows(
      db,
      model,
      name,
      range(12).map((one): Part => [year, one]),
    );
    const back = { label: 'All dates', url: link([]) };
    return { back, current: labelOf([year]), choices: months.map(choice) };
  }
  const current = day === 0 ? labelOf([year, month]) : labelOf([year, month, day]);
  if (day !== 0) return { back: choice([year, month]), current, choices: [] };
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = await withRows(
    db,
    model,
    name,
    range(length).map((one): Part => [year, month, one]),
  );
  return { back: choice([year]), current, choices: days.map(choice) };
}

function labelOf([year, month, day]: Part): string {
  if (month === undefined) return String(year);
  return (day === undefined ? MONTHS : DAYS).format(Date.UTC(year, month - 1, day ?? 1));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

async function yearsOf(db: Database, model: Model, name: string): Promise<number[]> {
  // Two queries: SQLite reads the whole index for both in one SELECT.
  const end = (direction: 'asc' | 'desc') =>
    db.read(model.table).whereNotNull(name).orderBy(name, direction).limit(1).pluck(name);
  const [[first], [last]] = (await Promise.all([end('asc'), end('desc')])) as [string[], string[]];
  if (first === undefined || last === undefined) return [];
  const newest = yearOf(last);
  const oldest = Math.max(yearOf(first), newest - MAX_YEARS + 1);
  const years = range(newest - oldest + 1).map((step): Part => [oldest + step - 1]);
  return (await withRows(db, model, name, years)).map(([year]) => year);
}

function yearOf(moment: string): number {
  return Number(dayOf(moment).slice(0, 4));
}

/**
 * The periods with at least one row. Selects the first time in each, because for EXISTS PostgreSQL scans
 * the table until it finds a row.
 */
async function withRows(db: Database, model: Model, name: string, parts: Part[]): Promise<Part[]> {
  const query = db.read.queryBuilder();
  parts.forEach((part, index) => {
    const { from, until } = spanOf(...part);
    const first = db.read(model.table).where(name, '>=', from).where(name, '<', until).orderBy(name);
    void query.select(first.limit(1).select(name).as(`part_${index}`));
  });
  const [found] = (await query) as Record<string, string | null>[];
  return parts.filter((_, index) => found?.[`part_${index}`]);
}
