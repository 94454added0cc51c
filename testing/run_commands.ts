// Runs several command lines one after the other in one process, for tests: starting a process costs
// more than most commands do. After each, both streams get a mark; stdout's carries the exit code.
import { loadProject } from '../ecommerce/load.js';
import { executeFromCommandLine } from '../framework/management/execute.js';
import { END_MARK } from './command_line.js';

for (const argv of JSON.parse(process.argv[2] ?? '[]') as string[][]) {
  const code = await executeFromCommandLine(argv, loadProject);
  process.stdout.write(`${code}${END_MARK}`);
  process.stderr.write(END_MARK);
}
process.exit();
