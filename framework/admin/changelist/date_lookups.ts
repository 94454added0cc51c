// Filters on parts of a time, in the shop's time zone: `created_at__date=2026-05-01`, `created_at__year__gte=2025`,
// `created_at__month=5`, and the drill-down by year, month and day.
import { isPostgres } from '../../db/dialect.js';
import { type Condition, operatorOf } from './conditions.js';
import { settings } from '../../conf/settings.js';
import { clockChanges, type Span } from '../../time_zone.js';
import { readDay, spanOf } from './moments.js';
import { WrongLookup } from './parameters.js';

/** The position and length of each part in the text that SQLite stores, `2026-05-01T12:30:00.000Z`. */
const PARTS: Record<string, readonly [position: number, length: number]> = {
  month: [6, 2],
  day: [9, 2],
  hour: [12, 2],
  minute: [15, 2],
  second: [18, 2],
};

/** The levels of the drill-down. */
export type DateParts = Partial<Record<'year' | 'month' | 'day', number>>;

/** Whether a filter on a time names a part of it. */
export function isDatePart(name: string): boolean {
  return name === 'date' || name === 'year' || Object.hasOwn(PARTS, name);
}

/** The condition of one part and comparison; throws WrongLookup for what does not exist. */
export function dateLookup(column: string, part: string, comparison: string, text: string): Condition {
  if (part === 'date') return inSpan(column, comparison, readDay(text));
  const number = readNumber(text);
  if (part === 'year') return inSpan(column, comparison, spanOf(number));
  const operator = operatorOf(comparison);
  if (operator === undefined) throw new WrongLookup(comparison);
  return (query) => {
    const [position = 0, length = 0] = PARTS[part] ?? [];
    if (isPostgres(query)) {
      void query.whereRaw(`floor(extract(${part} FROM ?? AT TIME ZONE ?)) ${operator} ?`, [
        column,
        settings.SHOP_TIME_ZONE,
        number,
      ]);
    } else {
      const cut = `CAST(substr(${localOnSqlite()}, ${position}, ${length}) AS INTEGER)`;
      void query.whereRaw(`${cut} ${operator} ?`, [column, number]);
    }
  };
}

/** The local time of the column `??` as text; SQLite knows no zones, so each change of the clocks is written out. */
function localOnSqlite(): string {
  const [first, ...later] = clockChanges();
  if (!first || (later.length === 0 && first.secondsAhead === 0)) return '??';
  const branches = later
    .toReversed()
    .map(({ from, secondsAhead }) => `WHEN at >= '${from}' THEN ${secondsAhead}`);
  const cases = `CASE ${branches.join(' ')} ELSE ${first.secondsAhead} END`;
  const seconds = branches.length > 0 ? cases : first.secondsAhead;
  const moved = `strftime('%Y-%m-%dT%H:%M:%S', at, (${seconds}) || ' seconds')`;
  return `(SELECT ${moved} FROM (SELECT ?? AS at))`;
}

/** A year, a month of it or a day of it: one span, so that an index is used. Without a year, each by itself. */
export function drillDown(column: string, { year, month, day }: DateParts): Condition[] {
  if (year !== undefined && (day === undefined || month !== undefined)) {
    return [inSpan(column, 'exact', spanOf(year, month, day))];
  }
  const parts = Object.entries({ year, month, day }).filter(([, number]) => number !== undefined);
  return parts.map(([part, number]) => dateLookup(column, part, 'exact', String(number)));
}

function inSpan(column: string, comparison: string, { from, until }: Span): Condition {
  switch (comparison) {
    case 'exact':
      return (query) => void query.where(column, '>=', from).where(column, '<', until);
    case 'gte':
      return (query) => void query.where(column, '>=', from);
    case 'gt':
      return (query) => void query.where(column, '>=', until);
    case 'lt':
      return (query) => void query.where(column, '<', from);
    case 'lte':
      return (query) => void query.where(column, '<', until);
    default:
      throw new WrongLookup(comparison);
  }
}

/** A year, month, day, hour, minute or second. */
export function readNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new WrongLookup(text);
  return Number(text);
}
