// The arguments of `npm run scale`.
import { parseArgs } from 'node:util';
import type { Dialect } from '../../framework/db/database.js';
import { DIALECTS } from '../../testing/databases.js';
import { MEASURED } from './requests.js';

const USAGE = `usage: npm run scale -- [sqlite|postgres] [--only TEXT] [--rows N] [--rounds N] [--fresh] [--make] [--memory]

  sqlite, postgres  only this database; otherwise both
  --only TEXT       only requests whose name contains this
  --rows N          products and orders of the large shop, from 1000; default 1000000
  --rounds N        how often each request is measured; default 40
  --fresh           make the large shop anew
  --make            only make the large shop
  --memory          the memory of each process over 100000 requests, in the large shop
  --name NAME       what the names of the databases begin with; default shop_scale`;

/** The small shop, which is made anew in each run. */
export const SMALL_ROWS = 1_000;

/** The arguments are not understood; the message says why. */
export class UsageError extends Error {}

export interface Options {
  dialects: Dialect[];
  only: string;
  rows: number;
  rounds: number;
  fresh: boolean;
  make: boolean;
  memory: boolean;
  name: string;
}

/** The arguments; `UsageError` for one that is not known or makes no sense. */
export function readArguments(args: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: 'string', default: '' },
        rows: { type: 'string', default: '1000000' },
        rounds: { type: 'string', default: '40' },
        fresh: { type: 'boolean', default: false },
        make: { type: 'boolean', default: false },
        memory: { type: 'boolean', default: false },
        name: { type: 'string', default: 'shop_scale' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) throw new Error('');
    const unknown = positionals.find((given) => !DIALECTS.includes(given as Dialect));
    if (unknown !== undefined) throw new Error(`'${unknown}' is neither sqlite nor postgres`);
    if (!MEASURED.some(({ name }) => name.includes(values.only)))
      throw new Error(`no request's name contains '${values.only}'`);
    if (!/^[a-z_]{1,40}$/.test(values.name)) throw new Error('--name: use small letters and _');
    return {
      ...values,
      dialects: positionals.length > 0 ? (positionals as Dialect[]) : DIALECTS,
      rows: countOf('--rows', values.rows, SMALL_ROWS, 10_000_000),
      rounds: countOf('--rounds', values.rounds, 1, 1_000),
    };
  } catch (error) {
    throw new UsageError(
      `${(error as Error).message}

${USAGE}`.trimStart(),
    );
  }
}

function countOf(option: string, text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new Error(`${option}: '${text}' is not a number from ${least} to ${most}`);
}
