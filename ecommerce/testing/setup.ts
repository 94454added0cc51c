// Loaded by mocha before everything else: free ports for the services of this test process, a silent
// log, and settings that no .env of the developer changes.
import { serviceAddresses } from './ports.js';

Object.assign(process.env, {
  ...(await serviceAddresses()),
  DEBUG: 'true',
  API_ACCESS: process.env.API_ACCESS ?? 'open',
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  LOG_FORMAT: 'json',
  GRPC_TOKEN: '',
  PAYMENT_TIMEOUT_MS: '3000',
  CURRENCY: 'USD',
  // One name for all processes of a run: what they leave behind is found by it.
  TEST_RUN: process.env.TEST_RUN ?? `${process.pid}`,
});
delete process.env.DATABASE_URL;

/** Run by mocha once, when all test processes of a run have ended. */
export async function mochaGlobalTeardown(): Promise<void> {
  const { dropDatabasesOfThisRun } = await import('./databases.js');
  await dropDatabasesOfThisRun();
}
