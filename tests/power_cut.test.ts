// What a power cut can lose on SQLite: the system calls of a process say what was synced when.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, type TestDatabase } from '../testing/databases.js';
import { compiled } from '../testing/program.js';
import { needsStrace } from '../testing/strace.js';

const COUNT = 10;
const CALLS = 'openat,pwrite64,fdatasync,fsync,write';

describe('commits on SQLite before a power cut', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-power-cut-'));
  let database: TestDatabase;
  let calls: string[] = [];

  needsStrace();
  before(async () => {
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

  it('are done only when the log has been synced after them', () => {
    let done = 0;
    let last = '';
    for (const call of calls) {
      if (/pwrite64\(.*-wal>/.test(call)) last = 'written';
      if (/f(data)?sync\(.*-wal>/.test(call)) last = 'synced';
      if (!/write\(.*"done \d+/.test(call)) continue;
      expect(last, `before the words "done ${done}"`).to.equal('synced');
      last = '';
      done += 1;
    }
    expect(done).to.equal(COUNT);
  });

  it('are all in the database', async () => {
    const db = new Database(database.url);
    const rows: unknown[] = await db.read('products_category').where('slug', 'like', 'made-%');
    expect(rows).to.have.length(COUNT);
    await db.close();
  });
});
