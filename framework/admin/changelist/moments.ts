// Days, months and years in UTC, for filters and the date drill-down.
import { WrongLookup } from './parameters.js';

/** A half-open interval of times, in the format of stored rows. */
export interface Span {
  from: string;
  until: string;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 9998;

/** The span of a year, month (1 to 12) or day; throws WrongLookup for a date that does not exist. */
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

/** `2026-05-01`, or a time in Django's format: `2026-05-01 12:30:00+00:00`. */
export function readMoment(text: string): string {
  const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
  const [matched, day = '', time = '00:00', zone = 'Z'] = pattern.exec(text) ?? [];
  const moment = new Date(`${day}T${time}${zone}`);
  if (matched === undefined || Number.isNaN(moment.getTime())) throw new WrongLookup('moment');
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  spanOf(year, month, dayOfMonth); // Date would turn 31 February into 3 March
  return moment.toISOString();
}

/** The span of a day: `2026-05-01`. */
export function readDay(text: string): Span {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (day === undefined) throw new WrongLookup('day');
  return spanOf(Number(year), Number(month), Number(day));
}

/** The date this number of days after this time: `2026-05-01`. */
export function dayAfter(moment: Date, days: number): string {
  const day = new Date(moment);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
