// The format of timestamps for clients. Rows have `2026-11-25T02:03:04.567Z`, which `fromisoformat` of
// Python 3.7 to 3.10 cannot parse; clients get `2026-11-25T02:03:04.567+00:00`.

/** A row's timestamp with a numeric offset; '' stays ''. */
export function withOffset(moment: string): string {
  return moment.endsWith('Z') ? `${moment.slice(0, -1)}+00:00` : moment;
}
