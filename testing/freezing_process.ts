// A command that freezes itself (SIGSTOP), once, at a checkpoint: `freezing_process.ts POINT grpc-server orders`.
import { loadProject } from '../ecommerce/load.js';
import { atCheckpoint } from '../framework/checkpoints.js';
import { executeFromCommandLine } from '../framework/management/execute.js';

const [point = '', ...argv] = process.argv.slice(2);

atCheckpoint(point, () => {
  process.kill(process.pid, 'SIGSTOP');
  return Promise.resolve();
});
process.exit(await executeFromCommandLine(argv, loadProject));
