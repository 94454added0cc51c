// The metrics of this process, for Prometheus. Nothing is loaded or counted unless METRICS_ADDRESS is set.
// Names and units follow https://prometheus.io/docs/practices/naming/. The values of labels must be few: patterns of
// addresses, never addresses.
import { createRequire } from 'node:module';
import type * as Prometheus from 'prom-client';
import { settings } from '../conf/settings.js';

const load = createRequire(import.meta.url);
const prometheus = settings.METRICS_ADDRESS === '' ? undefined : (load('prom-client') as typeof Prometheus);

/** Where all metrics are registered; undefined when metrics are off. */
export const registry = prometheus && new prometheus.Registry();

/** From quick reads to the deadline of a call, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Labels<L extends string> = Record<L, string | number>;
/** Adds to a counter, or sets a gauge. */
type Tell<L extends string> = (labels: Labels<L>, value?: number) => void;

const nothing = (): void => undefined;

/** Options of a metric: its name with its unit, what it counts, and the names of its labels. */
interface Described<L extends string> {
  name: string;
  help: string;
  labels?: readonly L[];
}

/** A counter; the function adds to it, 1 if not said otherwise. Adding 0 makes a series begin. */
export function counter<L extends string = never>(described: Described<L>): Tell<L> {
  if (!prometheus) return nothing;
  const made = new prometheus.Counter(optionsOf(described));
  return (labels, by = 1) => made.inc(labels, by);
}

/** A gauge; the function sets it. */
export function gauge<L extends string = never>(described: Described<L>): Tell<L> {
  if (!prometheus) return nothing;
  const made = new prometheus.Gauge(optionsOf(described));
  return (labels, value = 0) => made.set(labels, value);
}

/** A gauge that is read before each scrape; what `read` does not set then is left out of it. */
export function readGauge<L extends string = never>(
  described: Described<L>,
  read: (set: Tell<L>) => void | Promise<void>,
): void {
  if (!prometheus) return;
  const made = new prometheus.Gauge({
    ...optionsOf(described),
    async collect() {
      if (described.labels?.length) made.reset();
      else made.remove();
      await read((labels, value = 0) => made.set(labels, value));
    },
  });
}

/** A histogram of durations; the function adds one, in milliseconds. */
export function durations<L extends string = never>(
  described: Described<L>,
): (labels: Labels<L>, ms: number) => void {
  if (!prometheus) return nothing;
  const made = new prometheus.Histogram({ ...optionsOf(described), buckets: SECONDS });
  return (labels, ms) => made.observe(labels, ms / 1000);
}

function optionsOf<L extends string>({ name, help, labels = [] }: Described<L>) {
  return { name, help, labelNames: [...labels], registers: registry ? [registry] : [] };
}

/** Adds what prom-client knows of each process: memory, processor, event loop, garbage collection. */
export function collectProcessMetrics(): void {
  if (!prometheus || !registry) return;
  prometheus.collectDefaultMetrics({ register: registry });
  // Their names are those of counters, which they are not.
  for (const each of ['handles', 'requests', 'resources']) {
    registry.removeSingleMetric(`nodejs_active_${each}_total`);
  }
}

/** The text of several processes' metrics, which must differ in a label. */
export async function textOf(parts: object[][]): Promise<string> {
  if (!prometheus) return '';
  return prometheus.AggregatorRegistry.aggregate(parts).metrics();
}
