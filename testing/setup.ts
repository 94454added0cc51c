// Loaded by mocha before everything else: free ports for the services of this test process, a log of its
// own, and settings that no .env of the developer changes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context, RootHookObject } from 'mocha';
import { shuffleFile } from './order.js';
import { serviceAddresses } from './ports.js';
import { LogSearch } from './searched_log.js';
import { measureFile } from './times.js';

const logs = mkdtempSync(path.join(tmpdir(), 'shop-test-logs-'));
const LOG_FILE = path.join(logs, 'log');
process.once('exit', () => rmSync(logs, { recursive: true }));

Object.assign(process.env, {
  ...(await serviceAddresses()),
  DEBUG: 'true',
  API_ACCESS: process.env.API_ACCESS ?? 'open',
  LOG_LEVEL: 'info',
  LOG_FORMAT: 'json',
  LOG_FILE,
  GRPC_TOKEN: '',
  PAYMENT_TIMEOUT_MS: '3000',
  CURRENCY: 'USD',
  // The tests of throttles turn them on.
  THROTTLES: 'off',
  // One name for all processes of a run: what they leave behind is found by it.
  TEST_RUN: process.env.TEST_RUN ?? `${process.pid}`,
});
delete process.env.DATABASE_URL;

// What the framework asks of its project; imported when the environment is as it should be.
await import('../ecommerce/project.js');

// Mail goes where a test can read it; see mails.ts.
(await import('../ecommerce/settings.js')).settings.EMAIL_URL = `file:${path.join(logs, 'mails')}`;

// Passwords as cheap as argon2 allows. The tests of what they cost use `useCostlyPasswords`.
(await import('./passwords.js')).makePasswordsCheap();

const search = new LogSearch(LOG_FILE);
let writeTime = (): void => undefined;

/** Run by mocha around each file, or around all of them when they run in one process. */
export const mochaHooks: RootHookObject = {
  beforeAll(this: Context) {
    const root = this.test?.parent;
    const { TEST_SEED, TEST_SHUFFLE } = process.env;
    if (root && TEST_SEED) shuffleFile(root, TEST_SEED, TEST_SHUFFLE === 'tests');
    if (root) writeTime = measureFile(root);
  },
  /** Whatever the tests did, no secret and no personal data is in the log. */
  afterAll() {
    writeTime();
    return search.expectNothingPrivate();
  },
};

/** Run by mocha once, when all test processes of a run have ended. */
export async function mochaGlobalTeardown(): Promise<void> {
  const { dropDatabasesOfThisRun } = await import('./databases.js');
  await dropDatabasesOfThisRun();
}
