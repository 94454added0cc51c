// What is being made and how long it still takes, on stderr: as a bar on a terminal, otherwise as a line now and then.
import { ProgressBar } from '../../framework/management/progress_bar.js';

/** A piece of work, and how long it takes in comparison with the others. */
export interface Step {
  what: string;
  weight: number;
  work(): Promise<unknown>;
}

const PARTS = 1_000;
const REDRAW_MS = 500;
const LINE_MS = 10_000;

/** Runs the steps in turn. `seconds` is the expected time of all of them; the estimate is corrected after each step. */
export async function withProgress(title: string, steps: Step[], seconds: number): Promise<void> {
  const total = steps.reduce((sum, { weight }) => sum + weight, 0);
  const show = display();
  const started = performance.now();
  let finished = 0;
  let pace = seconds / total;
  for (const { what, weight, work } of steps) {
    const began = performance.now();
    const tell = (): void => {
      // Of a step that takes longer than expected, some is always left.
      const part = Math.min(0.95, secondsSince(began) / (weight * pace || 1));
      const done = finished + weight * part;
      show(done / total, `${title}: ${what}, ${duration((total - done) * pace)} left`);
    };
    tell();
    const redraw = setInterval(tell, REDRAW_MS);
    await work().finally(() => clearInterval(redraw));

    finished += weight;
    // The first steps say little.
    if (finished > total / 10) pace = secondsSince(started) / finished;
  }
  show(1, '');
  if (seconds > 10) console.error(`${title}: made in ${duration(secondsSince(started))}`);
}

const secondsSince = (moment: number): number => (performance.now() - moment) / 1000;

/** Shows which part of the work is done; without words, that it is finished. */
function display(): (part: number, text: string) => void {
  const bar = new ProgressBar(PARTS);
  let shown = 0;
  let lineAt = performance.now() - LINE_MS / 2;
  return (part, text) => {
    if (text === '') return bar.end();
    bar.add(Math.floor(part * PARTS) - shown, text);
    shown = Math.floor(part * PARTS);
    if (process.stderr.isTTY || performance.now() - lineAt < LINE_MS) return;
    lineAt = performance.now();
    console.error(`${Math.floor(part * 100)}% ${text}`);
  };
}

/** "40 s", "3 min 5 s" */
function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
