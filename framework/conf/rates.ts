// How often something may be done: `30/hour`.

const WINDOWS_MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** So many times within so many milliseconds. */
export interface Rate {
  limit: number;
  windowMs: number;
}

/** The rate that a text means, null when it means none. */
export function parseRate(text: string): Rate | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,8})\/(second|minute|hour|day)$/.exec(text) ?? [];
  if (count === '') return null;
  return { limit: Number(count), windowMs: WINDOWS_MS[unit as keyof typeof WINDOWS_MS] };
}
