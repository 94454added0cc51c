// verify: checks what must always be true of the data, such as after an import, a restored backup or a crash.
import { type Database, withDatabase } from '../../db/database.js';
import { allInvariants, FILE_INVARIANTS } from '../../db/derived_data.js';
import { type BrokenRow, brokenRows, type Invariant } from '../../db/invariants.js';
import { installedApps } from '../../project.js';
import { defineCommand, UsageError } from '../command.js';
import type { Output } from '../output.js';

/** How many wrong rows of a rule are printed without --all. */
const SHOWN = 20;
const DAY_MS = 24 * 3_600_000;

export const command = defineCommand({
  help: 'Checks the data: stock, orders, money, invoices, log-ins, events, indexes. Names each wrong row.',
  options: {
    repair: {
      type: 'boolean',
      help: 'Mend what is computed from other rows: counts, search texts, indexes. Never money, stock or history.',
    },
    providers: {
      type: 'string',
      value: 'DAYS',
      help: 'Compare the payments of the last DAYS with what their providers say, a request for each.',
    },
    all: { type: 'boolean', help: `Print all wrong rows of a rule, not only the first ${SHOWN}.` },
  },
  /** Exit code 1 if something is not true. */
  async run({ options }, { out, verbosity }) {
    const days = daysOf(options.providers);
    const rules = allInvariants(installedApps());
    return withDatabase(async (db) => {
      const report = new Report(out, verbosity > 0, options.all);
      await findBroken(db, Object.entries(FILE_INVARIANTS), report);
      if (report.broken.size > 0) {
        out.error('Nothing else was checked. Restore a backup into a new file.');
        return 1;
      }
      const broken = await findBroken(db, rules, report);
      for (const [rule, invariant] of options.repair ? broken : []) await repair(db, rule, invariant, report);
      const since = new Date(Date.now() - (days ?? 0) * DAY_MS);
      const comparisons = installedApps().flatMap((app) => Object.entries(app.comparisons ?? {}));
      for (const [rule, compare] of days === undefined ? [] : comparisons) {
        report.tell(rule, await compare(db, since));
      }
      return report.broken.size > 0 ? 1 : 0;
    });
  },
});

function daysOf(text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,3}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UsageError(`argument --providers: '${text}' is not a number of days from 1 to 9999`);
}

/** Checks all of them in one snapshot; returns those that are not true. */
function findBroken(
  db: Database,
  rules: [string, Invariant][],
  report: Report,
): Promise<[string, Invariant][]> {
  return db.snapshot(async (trx) => {
    const broken: [string, Invariant][] = [];
    for (const [rule, invariant] of rules) {
      const rows = await brokenRows(db, trx, invariant);
      report.tell(rule, rows);
      if (rows.length > 0) broken.push([rule, invariant]);
    }
    return broken;
  });
}

async function repair(
  db: Database,
  rule: string,
  { find, repair: mend }: Invariant,
  report: Report,
): Promise<void> {
  if (!mend) return report.cannotMend(rule, 'it is not computed from other rows, so somebody must decide');
  try {
    await db.transaction(mend);
  } catch (error) {
    return report.cannotMend(rule, (error as Error).message);
  }
  const left = await db.snapshot((trx) => brokenRows(db, trx, { find }));
  if (left.length === 0) report.mended(rule);
  else report.cannotMend(rule, `${left.length} rows are still wrong`);
}

/** Prints what was found, and remembers which rules are not true. */
class Report {
  readonly broken = new Set<string>();

  constructor(
    private readonly out: Output,
    private readonly verbose: boolean,
    private readonly all: boolean,
  ) {}

  tell(rule: string, rows: BrokenRow[]): void {
    if (rows.length === 0) {
      if (this.verbose) this.out.line(`true: ${rule}`);
      return;
    }
    this.broken.add(rule);
    this.out.error(`not true: ${rule}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
    const shown = this.all ? rows : rows.slice(0, SHOWN);
    for (const row of shown) this.out.error(`  ${JSON.stringify(row)}`);
    if (shown.length < rows.length)
      this.out.error(`  and ${rows.length - shown.length} more: --all prints them`);
  }

  mended(rule: string): void {
    this.broken.delete(rule);
    this.out.line(`repaired: ${rule}`);
  }

  cannotMend(rule: string, why: string): void {
    this.out.error(`not repaired: ${rule}: ${why}`);
  }
}
