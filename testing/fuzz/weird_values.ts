// Values that programs send by mistake or on purpose, and values with one of them somewhere.
import fc from 'fast-check';

const WEIRD: unknown[] = [
  ...[null, true, false, '', ' ', '0', '1', '-1', '1e3', 'NaN', 'null', 'undefined', [], {}, [[]], [null]],
  ...[-1, 0, 1, 1.5, -0.001, 0.1 + 0.2, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 1e308],
  ...[
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    'İ',
    'ß',
    '🎁',
    'e\u0301',
    '٣',
    '\r\nX: y',
    '../../etc',
    '%00',
    '%',
  ],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE orders_order',
    '<script>alert(1)</script>',
    '${7*7}',
    '__proto__',
    '\\',
    '*',
  ],
  ...[
    'x'.repeat(300),
    'x'.repeat(5_000),
    { __proto__: null, constructor: 1 },
    { toString: 1 },
    [1, '1', null, {}],
  ],
  ...[
    '9999-99-99',
    '2026-02-30',
    '+292278994-08-17T07:12:55.807Z',
    '00000000000000000001',
    '1_000',
    '0x10',
    '１',
  ],
];

const weird = fc.constantFrom(...WEIRD);
/** One that can be part of an address or a header. */
export const weirdText = weird.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));

/** The value, or the value with something weird at one place, or without one of its fields. */
export function sometimesWeird(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const spoiled = fc.tuple(values, fc.nat(), weird, fc.boolean()).map(([value, place, other, leftOut]) => {
    return spoil(value, place, other, leftOut);
  });
  return fc.oneof({ weight: 3, arbitrary: values }, spoiled);
}

function spoil(value: unknown, place: number, other: unknown, leftOut: boolean): unknown {
  if (typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[place % (keys.length + 1)];
  if (key === undefined) return place % 2 === 0 ? other : addTo(value, other);
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) =>
      String(index) === key ? spoil(each, Math.floor(place / 7), other, leftOut) : each,
    );
  }
  const rest = Object.entries(value as object).filter(([name]) => name !== key);
  if (leftOut) return Object.fromEntries(rest);
  const inside = (value as Record<string, unknown>)[key];
  return Object.fromEntries([...rest, [key, spoil(inside, Math.floor(place / 7), other, leftOut)]]);
}

function addTo(value: object, other: unknown): unknown {
  return Array.isArray(value) ? [...(value as unknown[]), other] : { ...value, surprise: other };
}
