// The format of timestamps for clients. Rows have `2026-11-25T02:03:04.567Z`, which `fromisoformat` of
// Python 3.7 to 3.10 cannot parse; clients get `2026-11-25T02:03:04.567+00:00`.

/** A row's timestamp with a numeric offset; '' stays ''. */
export function withOffset(moment: string): string {
  return moment.endsWith('Z') ? `${moment.slice(0, -1)}+00:00` : moment;
}

/**
 * The time of a text in RFC 3339 in the format of rows, `undefined` when it is none from year 1 to 9999. Fractions of
 * a millisecond are rounded up, so that a comparison with rows stays correct.
 */
export function storedMoment(text: string): string | undefined {
  const beyond = /\.\d{3}(\d+)/.exec(text)?.[1] ?? '';
  const time = new Date(text).getTime() + (/[1-9]/.test(beyond) ? 1 : 0);
  if (!(time >= FIRST && time <= LAST)) return undefined;
  return new Date(time).toISOString();
}

const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
