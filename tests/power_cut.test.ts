// What a power cut can lose on SQLite: the system calls of a process say what was synced when. Without strace they are
// skipped, or fail with REQUIRE_STRACE=1.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, type TestDatabase } from '../testing/databases.js';
import { compiled } from '../testing/program.js';

const COUNT = 10;
const CALLS = 'openat,pwrite64,fdatasync,fsync,write';

function whyNoStrace(): string {
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return '';
  } catch {
    return 'the program strace is not installed, or may not trace';
  }
}

describe('commits on SQLite before a power cut', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-power-cut-'));
  let database: TestDatabase;
  let calls: string[] = [];

  before(async function () {
    const problem = whyNoStrace();
    if (problem && process.env.REQUIRE_STRACE === '1') throw new Error(problem);
    if (problem) {
      console.log(`      skipped: ${problem}`);
      return this.skip();
    }
    database = await createTestDatabase('sqlite');
    const trace = path.join(folder, 'calls');
    const program = [...compiled('testing/committing_process.ts'), database.url, String(COUNT)];
    const strace = ['-f', '-y', '-qq', '-e', `trace=${CALLS}`, '-o', trace, process.execPath, ...program];
    execFileSync('strace', strace, { stdio: ['ignore', 'pipe', 'inherit'] });
    calls = readFileSync(trace, 'utf8').split('\n');
  });

  after(async () => {
    rmSync(folder, { recursive: true });
    await database?.drop();
  });

  /** The lines of the calls that match: where they begin, and where they end. */
  const linesOf = (pattern: RegExp): number[] =>
    calls.flatMap((line, index) => (pattern.test(line) ? [index] : []));

  it('are done only when the log has been synced after them', () => {
    const written = linesOf(/pwrite64\(.*-wal>/);
    const synced = linesOf(/f(data)?sync\(.*-wal>/);
    const told = linesOf(/write\(.*"done \d+/);
    expect(told.length).to.be.greaterThan(0);
    // The last sync begins after all pages are in the log, and some sync comes between the first page and the first word.
    expect(synced.at(-1)).to.be.greaterThan(written.at(-1) ?? 0);
    expect(synced.some((line) => line > (written[0] ?? 0) && line < (told[0] ?? 0))).to.equal(true);
    expect(told.at(-1)).to.be.greaterThan(synced.at(-1) ?? Infinity);
  });

  it('are all in the database', async () => {
    const db = new Database(database.url);
    const rows: unknown[] = await db.read('products_category').where('slug', 'like', 'made-%');
    expect(rows).to.have.length(COUNT);
    await db.close();
  });
});
