// Rates such as `30/hour`.

const WINDOWS_MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** A number of times within a number of milliseconds. */
export interface Rate {
  limit: number;
  windowMs: number;
}

/** Parses a rate; null if it is not one. */
export function parseRate(text: string): Rate | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,8})\/(second|minute|hour|day)$/.exec(text) ?? [];
  if (count === '') return null;
  return { limit: Number(count), windowMs: WINDOWS_MS[unit as keyof typeof WINDOWS_MS] };
}
