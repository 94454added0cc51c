// Sends many fuzzed requests to shops that are made anew now and then, so that their tables stay small.
import fc from 'fast-check';
import type { Dialect } from '../../framework/db/database.js';
import { ProgressBar } from '../../framework/management/progress_bar.js';
import { type Shop, startShop } from '../shop.js';

/** How many requests a shop gets. */
const PER_SHOP = 2_000;
/** In a run of all tests; `npm run fuzz` sends more. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** How long all requests may take. */
export const CAMPAIGN_MS = 120_000 + REQUESTS * 300;

/** Sends a request, and throws when something is wrong with its answer. */
type Send<R> = (request: R) => Promise<Outcome>;

export interface Outcome {
  /** The name or number of the status. */
  status: string | number;
  succeeded: boolean;
}

/**
 * Sends as many requests as FUZZ_REQUESTS says. A failure names the smallest request that fails too, and the seed that
 * repeats it (FUZZ_SEED).
 */
export async function fuzz<R extends { operation: string }>(
  dialect: Dialect,
  requests: fc.Arbitrary<R>,
  open: (shop: Shop) => Promise<Send<R>>,
): Promise<void> {
  const statuses = new Map<string | number, number>();
  const succeeded = new Map<string, number>();
  const bar = new ProgressBar(REQUESTS);
  for (let sent = 0; sent < REQUESTS; sent += PER_SHOP) {
    const shop = await startShop(dialect, 'staff');
    try {
      const send = await open(shop);
      const property = fc.asyncProperty(requests, async (request) => {
        const outcome = await send(request);
        statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1);
        const { operation } = request;
        succeeded.set(operation, (succeeded.get(operation) ?? 0) + Number(outcome.succeeded));
        bar.add(1, dialect);
      });
      const numRuns = Math.min(PER_SHOP, REQUESTS - sent);
      await fc.assert(property, { numRuns, seed: SEED + sent });
    } finally {
      await shop.stop();
    }
  }
  bar.end();
  if (process.env.FUZZ_REQUESTS === undefined) return;
  const counted = [...statuses].sort(([one], [other]) => String(one).localeCompare(String(other)));
  console.log(
    `${dialect}, FUZZ_SEED=${SEED}: ${counted.map(([name, count]) => `${name} ${count}`).join(', ')}`,
  );
  const never = [...succeeded].filter(([, count]) => count === 0).map(([operation]) => operation);
  console.log(`Operations that never succeeded: ${never.sort().join(', ') || 'none'}`);
}
