// The medians of the rounds, as a Markdown table.
import { type Dialect } from '../../framework/db/database.js';
import { type Case, POSTGRES_PART } from './cases.js';
import { type Sample } from './http.js';

/** What a round has measured of one case. */
export interface Measured extends Sample {
  /** Requests a second, as a part of those of the bare Express answer in this round. */
  ratio: number;
  cpuMs: number;
}

/** What a row is about. */
export type Titled = Pick<Case, 'title' | 'reach'>;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** One row for each case, from what the rounds have measured. */
export function tableOf(dialect: Dialect, rows: Map<Titled, Measured[]>): string {
  const lines = [...rows].map(([{ title, reach }, rounds]) => {
    const of = (key: keyof Measured): number => median(rounds.map((round) => round[key]));
    const goal = reach === undefined ? '' : (reach * (dialect === 'sqlite' ? 1 : POSTGRES_PART)).toFixed(3);
    const figures = [of('ratio').toFixed(3), goal, of('perSecond').toFixed(0)];
    return [title, ...figures, of('p50').toFixed(0), of('p99').toFixed(0), of('cpuMs').toFixed(2)];
  });
  const head = [dialect, 'ratio', 'reach', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms/req'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
