// The options of npm run chaos.
import { parseArgs } from 'node:util';
import type { Dialect } from '../../framework/db/database.js';
import { DIALECTS } from '../../testing/databases.js';

const HELP = `npm run chaos -- [options]

Breaks a running shop again and again while clients use it, and compares its database
with what they were told after each break. Without a database that is named: on both.

  --minutes N         how long, on each database (default: 1)
  --breaks N          ends after so many breaks, even if there are minutes left
  --database NAME     sqlite or postgres
  --clients N         how many clients (default: 8)
  --seed N            repeats the choices of a run (default: a new one)
  --help              shows this

PostgreSQL is a server of its own, made with the programs of Debian's package postgresql.
Full and read-only disks need root; wrong clocks need the package faketime.`;

export interface Options {
  minutes: number;
  /** Infinity: until the minutes are over. */
  breaks: number;
  databases: Dialect[];
  clients: number;
  seed: number;
}

/** Reads the options; a text is what is wrong with them, or the help. */
export function readOptions(args: string[]): Options | { text: string; isError: boolean } {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        ...{ minutes: text, breaks: text, database: text, clients: text, seed: text },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    return { text: `${(error as Error).message}\n\n${HELP}`, isError: true };
  }
  if (values.help) return { text: HELP, isError: false };
  const { database } = values;
  const problems: string[] = [];
  const number = (name: 'minutes' | 'breaks' | 'clients' | 'seed', usual: number, least: number): number => {
    const given = values[name];
    const value = given === undefined ? usual : Number(given);
    const isWhole = name === 'minutes' || given === undefined || Number.isSafeInteger(value);
    if (!(value >= least && isWhole) || given?.trim() === '')
      problems.push(
        `--${name} must be a ${name === 'minutes' ? '' : 'whole '}number from ${least}: ${given}`,
      );
    return value;
  };
  const options = {
    ...{ minutes: number('minutes', 1, 0), breaks: number('breaks', Infinity, 0) },
    ...{ clients: number('clients', 8, 1), seed: number('seed', Date.now() % 100_000, 0) },
    databases: DIALECTS.filter((dialect) => database === undefined || database === dialect),
  };
  if (options.databases.length === 0) problems.push(`--database must be sqlite or postgres: ${database}`);
  return problems.length > 0 ? { text: problems.join('\n'), isError: true } : options;
}
