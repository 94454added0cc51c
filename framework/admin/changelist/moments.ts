// Days, months and years in UTC, as filters and the date drill-down mean them.
import { WrongLookup } from './parameters.js';

/** From the first moment to the one before the second, as rows hold moments. */
export interface Span {
  from: string;
  until: string;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 9998;

/** The year, month (1 to 12) or day that these name; a day that no calendar has is a wrong lookup. */
export function spanOf(year: number, month?: number, day?: number): Span {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new WrongLookup('year');
  const from = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const isReal = from.getUTCMonth() === (month ?? 1) - 1 && from.getUTCDate() === (day ?? 1);
  if (!isReal || (day !== undefined && month === undefined)) throw new WrongLookup('day');
  const until = new Date(from);
  if (day !== undefined) until.setUTCDate(day + 1);
  else if (month !== undefined) until.setUTCMonth(month);
  else until.setUTCFullYear(year + 1);
  return { from: from.toISOString(), until: until.toISOString() };
}

/** `2026-05-01`, or a moment as Django writes it: `2026-05-01 12:30:00+00:00`. */
export function readMoment(text: string): string {
  const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
  const [matched, day = '', time = '00:00', zone = 'Z'] = pattern.exec(text) ?? [];
  const moment = new Date(`${day}T${time}${zone}`);
  if (matched === undefined || Number.isNaN(moment.getTime())) throw new WrongLookup('moment');
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  spanOf(year, month, dayOfMonth); // Date would make the 31st of February the 3rd of March
  return moment.toISOString();
}

/** The day that lies so many days after this moment's: `2026-05-01`. */
export function dayAfter(moment: Date, days: number): string {
  const day = new Date(moment);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
