// The memory of every process of a shop over 100,000 requests of a mix: it must not grow with their number.
import type { Dialect } from '../../framework/db/database.js';
import { freePort } from '../../testing/ports.js';
import { run, shopEnvironment } from '../../testing/processes.js';
import { expectSuccess, MEASURED, type MeasuredShop } from './requests.js';

const REQUESTS = 100_000;
const SAMPLES = 10;
const CLIENTS = 8;
const MIB = 1_048_576;
/** What the second half may have more than the first one, after the caches are full: in parts, and in MiB at least. */
const GROWTH = { part: 0.1, mib: 16 };

interface Sample {
  rss: number;
  heap: number;
}

/** Prints the memory of each process after each tenth of the requests, and whether it stays flat. */
export async function measureMemory(dialect: Dialect, databaseUrl: string, rows: number): Promise<void> {
  const addresses = await shopEnvironment(databaseUrl);
  // The services take the port after that of the web server.
  const [port, metrics] = [await freePort(), await freePort()];
  const env = { ...addresses, METRICS_ADDRESS: `127.0.0.1:${metrics}` };
  const process = await run('manage.ts', ['start', String(port)], env, /The shop is open/);
  const processes = { web: metrics, services: metrics + 1 };
  const samples: Record<string, Sample[]> = { web: [], services: [] };
  try {
    console.log(`\n${dialect}: RSS and heap in MiB after each ${REQUESTS / SAMPLES} requests of a mix`);
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      await sendMix({ port, rows }, sample * (REQUESTS / SAMPLES), REQUESTS / SAMPLES);
      for (const [name, at] of Object.entries(processes)) samples[name]?.push(await memoryOf(at));
      console.error(`${dialect}: ${((sample + 1) * REQUESTS) / SAMPLES} of ${REQUESTS} requests`);
    }
  } finally {
    await process.stop();
  }
  for (const [name, taken] of Object.entries(samples)) {
    const texts = taken.map(({ rss, heap }) => `${rss.toFixed(0)}/${heap.toFixed(0)}`.padStart(8));
    console.log(`${name.padEnd(10)}${texts.join('')}  ${isFlat(taken) ? 'flat' : 'not flat'}`);
  }
}

/** Whether the last samples are hardly above those in the middle. */
function isFlat(samples: Sample[]): boolean {
  const mean = (from: number, to: number): number =>
    samples.slice(from, to).reduce((sum, { rss }) => sum + rss, 0) / (to - from);
  const [middle, end] = [mean(3, 6), mean(7, 10)];
  return end - middle <= Math.max(GROWTH.mib, middle * GROWTH.part);
}

/** So many requests, by some clients at once: each kind in turn. */
async function sendMix(shop: MeasuredShop, first: number, count: number): Promise<void> {
  let next = first;
  const client = async (): Promise<void> => {
    while (next < first + count) {
      const round = next++;
      const measured = MEASURED[round % MEASURED.length];
      if (measured) await expectSuccess(shop.port, await measured.request(shop, round));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** What a process says of itself, in MiB. */
async function memoryOf(port: number): Promise<Sample> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const read = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN) / MIB;
  return { rss: read('process_resident_memory_bytes'), heap: read('nodejs_heap_size_used_bytes') };
}
