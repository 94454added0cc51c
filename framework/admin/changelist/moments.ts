// Days, months, years and times of the shop's time zone in the parameters of a list.
import { momentOf, type Span, spanOfDay, spanOfMonth, spanOfYear } from '../../time_zone.js';
import { WrongLookup } from './parameters.js';

const FIRST_YEAR = 1900;
const LAST_YEAR = 9998;

/** The span of a year, month (1 to 12) or day; throws WrongLookup for a date that does not exist. */
export function spanOf(year: number, month?: number, day?: number): Span {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new WrongLookup('year');
  if (month === undefined) {
    if (day !== undefined) throw new WrongLookup('day');
    return spanOfYear(year);
  }
  const ofMonth = `${year}-${twoDigits(month)}`;
  return existing(() =>
    day === undefined ? spanOfMonth(ofMonth) : spanOfDay(`${ofMonth}-${twoDigits(day)}`),
  );
}

/** `2026-05-01`, or a time in Django's format: `2026-05-01 12:30:00+00:00`; without an offset, of the shop's zone. */
export function readMoment(text: string): string {
  const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
  const [matched, day = '', time, zone] = pattern.exec(text) ?? [];
  if (matched === undefined) throw new WrongLookup('moment');
  const { from } = readDay(day); // Date would turn 31 February into 3 March
  if (time === undefined) return from;
  if (zone === undefined) return existing(() => momentOf(`${day}T${time}`));
  const moment = new Date(`${day}T${time}${zone}`);
  if (Number.isNaN(moment.getTime())) throw new WrongLookup('moment');
  return moment.toISOString();
}

/** The span of a day: `2026-05-01`. */
export function readDay(text: string): Span {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (day === undefined) throw new WrongLookup('day');
  return spanOf(Number(year), Number(month), Number(day));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function existing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new WrongLookup('date');
    throw error;
  }
}
