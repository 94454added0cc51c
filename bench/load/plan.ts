// What the arguments of `npm run bench` ask for.
import { parseArgs } from 'node:util';
import type { Dialect } from '../../framework/db/database.js';
import { DIALECTS } from '../../testing/databases.js';
import { type Case, CASES } from './cases.js';

export interface Plan {
  dialects: Dialect[];
  cases: Case[];
  rounds: number;
  /** How many orders the shop has from the start; the admin lists them. */
  orders: number;
  seconds: number;
}

/** Throws an Error that says what is wrong with the arguments. */
export function planOf(args: string[]): Plan {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, seconds: { type: 'string' } },
  });
  const names = values.only?.split(',') ?? Object.keys(CASES);
  const wrong = names.find((name) => !Object.hasOwn(CASES, name));
  if (wrong !== undefined)
    throw new Error(`There is no case "${wrong}". Cases: ${Object.keys(CASES).join(', ')}.`);
  const other = positionals.find((word) => !DIALECTS.some((dialect) => dialect === word));
  if (other !== undefined) throw new Error(`"${other}" is no database. Databases: ${DIALECTS.join(', ')}.`);
  const seconds = Number(values.seconds ?? (values.quick ? 0.6 : 3));
  if (!(seconds >= 0.5 && seconds <= 600)) throw new Error('--seconds must be from 0.5 to 600.');
  return {
    dialects: DIALECTS.filter((dialect) => positionals.length === 0 || positionals.includes(dialect)),
    cases: names.flatMap((name) => CASES[name] ?? []),
    ...(values.quick ? { rounds: 1, orders: 300 } : { rounds: 3, orders: 3_000 }),
    seconds,
  };
}
