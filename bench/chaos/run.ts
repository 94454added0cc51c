// npm run chaos: the whole shop under mixed load while it is broken again and again. After each break the database must
// agree with what the clients were told. `-- --help` lists the options.
import { readOptions } from './options.js';

const ANSWER_WITHIN_MS = 5_000;
const LONGEST_MS = 15_000;

const options = readOptions(process.argv.slice(2));
if ('text' in options) {
  (options.isError ? console.error : console.log)(options.text);
  process.exit(options.isError ? 2 : 0);
}
const { chaos } = await import('./round.js');
const ending = new AbortController();
process.once('SIGINT', () => ending.abort()); // Ctrl-C ends the run after this break
const faults: string[] = [];
for (const dialect of options.databases) {
  if (ending.signal.aborted) break;
  const print = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
  const limits = { answerWithinMs: ANSWER_WITHIN_MS, longestMs: LONGEST_MS };
  faults.push(...(await chaos({ ...options, ...limits, dialect, print, ending: ending.signal })));
}
console.log(faults.length === 0 ? 'Nothing is wrong.' : `${faults.length} faults.`);
process.exit(faults.length === 0 ? 0 : 1);
