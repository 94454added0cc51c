// Days and times of the shop's time zone, SHOP_TIME_ZONE. Rows and the API keep UTC: only what people read and
// choose is in this zone.
import { Temporal } from 'temporal-polyfill';
import { settings } from './conf/settings.js';

/** A half-open interval of times, in the format of stored rows. */
export interface Span {
  from: string;
  until: string;
}

/** The day of a moment: `2026-05-01`. */
export function dayOf(moment: Date | string): string {
  return local(moment).toPlainDate().toString();
}

/** The day this number of days after a day, or before it. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The month this number of months after a month, or before it: `2026-05`. */
export function monthsAfter(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** The span of a day, `2026-05-01`; it may have 23 or 25 hours. RangeError for a day that does not exist. */
export function spanOfDay(day: string): Span {
  return spanOfDays(day, day);
}

/** The span from a day to another, both included. */
function spanOfDays(first: string, last: string): Span {
  return { from: startOf(dateOf(first)), until: startOf(dateOf(last).add({ days: 1 })) };
}

/** The span of a month: `2026-05`. */
export function spanOfMonth(month: string): Span {
  const first = dateOf(`${month}-01`);
  return { from: startOf(first), until: startOf(first.add({ months: 1 })) };
}

/** The span of a year. */
export function spanOfYear(year: number): Span {
  const first = new Temporal.PlainDate(year, 1, 1);
  return { from: startOf(first), until: startOf(first.add({ years: 1 })) };
}

/**
 * The stored moment of a local time, `2026-05-01T12:30`. Of a time that comes twice, the first; one that a change of
 * the clocks leaves out is as much later. RangeError for one that does not exist.
 */
export function momentOf(text: string): string {
  const time = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  return stored(time.toZonedDateTime(settings.SHOP_TIME_ZONE));
}

/** The local time of a moment, as inputs have it: `2026-05-01T12:30`, with seconds if there are some. */
export function localTime(moment: string): string {
  const text = local(moment).toPlainDateTime().toString({ fractionalSecondDigits: 3 });
  return text.replace(/(:00)?\.000$/, '');
}

/** RFC 3339 with the offset of the zone: `2026-11-25T14:30:00.000+01:00`. */
export function withLocalOffset(moment: string): string {
  return local(moment).toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}

/** "2026-11-25 14:30 CET" */
export function momentText(moment: string): string {
  return `${shortText(moment)} ${zoneText(moment)}`;
}

/** "2026-11-25 14:30" */
function shortText(moment: string): string {
  return formats().short.format(new Date(moment));
}

/** "Wednesday, 25 November 2026 at 14:30:05 CET" */
export function fullText(moment: string): string {
  return formats().full.format(new Date(moment));
}

/** "5 minutes ago" for a moment less than a day away, otherwise as `shortText`. */
export function relativeText(moment: string, now = new Date()): string {
  const seconds = Math.round((new Date(moment).getTime() - now.getTime()) / 1000);
  const away = Math.abs(seconds);
  if (away >= 86_400) return shortText(moment);
  if (away < 60) return 'just now';
  const [size, unit] = away < 3600 ? ([60, 'minute'] as const) : ([3600, 'hour'] as const);
  return RELATIVE.format(Math.trunc(seconds / size), unit);
}

/** "25 November 2026", or as the language writes it. */
export function longDate(moment: string, language = 'en-GB', timeZone = settings.SHOP_TIME_ZONE): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(moment));
}

/**
 * When the clocks of the zone change, oldest first, with the seconds that they are ahead of UTC from then on. The first
 * is the time before all changes.
 */
export function clockChanges(): { from: string; secondsAhead: number }[] {
  return (known.get(settings.SHOP_TIME_ZONE) ?? remember()).changes;
}

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
/** The changes of clocks that are known lie from here to there. */
const [FIRST, LAST] = ['1970-01-01T00:00:00Z', '2060-01-01T00:00:00Z'].map((text) =>
  Temporal.Instant.from(text),
) as [Temporal.Instant, Temporal.Instant];

interface Zone {
  short: Intl.DateTimeFormat;
  full: Intl.DateTimeFormat;
  name: Intl.DateTimeFormat;
  changes: { from: string; secondsAhead: number }[];
}

const known = new Map<string, Zone>();

function formats(): Zone {
  return known.get(settings.SHOP_TIME_ZONE) ?? remember();
}

function remember(): Zone {
  const timeZone = settings.SHOP_TIME_ZONE;
  const zone = {
    short: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }),
    full: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone }),
    name: new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', timeZone }),
    changes: changesOf(timeZone),
  };
  known.set(timeZone, zone);
  return zone;
}

function changesOf(timeZone: string): Zone['changes'] {
  const changes: Zone['changes'] = [];
  let at: Temporal.ZonedDateTime | null = FIRST.toZonedDateTimeISO(timeZone);
  while (at && Temporal.Instant.compare(at.toInstant(), LAST) < 0) {
    changes.push({ from: stored(at), secondsAhead: at.offsetNanoseconds / 1e9 });
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

function zoneText(moment: string): string {
  const parts = formats().name.formatToParts(new Date(moment));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function local(moment: Date | string): Temporal.ZonedDateTime {
  const time = new Date(moment).getTime();
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(settings.SHOP_TIME_ZONE);
}

function dateOf(day: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(day, { overflow: 'reject' });
}

function startOf(day: Temporal.PlainDate): string {
  return stored(day.toZonedDateTime(settings.SHOP_TIME_ZONE));
}

function stored(time: Temporal.ZonedDateTime): string {
  return new Date(time.epochMilliseconds).toISOString();
}
