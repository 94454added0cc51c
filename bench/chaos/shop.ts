// The shop under test: two web servers, one of them with workers, each with services of its own, on one database. A
// process that dies is started again at once, as a supervisor would.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { SERVING_FLAGS } from '../../framework/management/processes.js';
import { freePort, serviceAddresses } from '../../testing/ports.js';
import { compiled } from '../../testing/program.js';
import { KeptProcess } from '../kept_process.js';

export interface Shop {
  parts: KeptProcess[];
  /** The ports of the web servers. */
  ports: number[];
  /** Starts the services and a web server once more, on the same database. */
  double(): Promise<KeptProcess[]>;
  /** Runs `reconcile`, as people do who cannot wait. */
  reconcile(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the whole shop twice on one database; its log goes to `logFile`. */
export async function startShop(databaseUrl: string, logFile: string): Promise<Shop> {
  const log = createWriteStream(logFile);
  log.setMaxListeners(0); // every process that is started writes to it
  const env = { DATABASE_URL: databaseUrl, LOG_FORMAT: 'json', LOG_LEVEL: 'info', THROTTLES: 'off' };
  const program = [...SERVING_FLAGS, ...compiled('manage.ts')];
  const startSide = async (side: string, ...options: string[]): Promise<[KeptProcess[], number]> => {
    const port = await freePort();
    const all = { ...env, ...(await serviceAddresses()) };
    const web = [...program, 'runserver', String(port), '--noreload', ...options];
    const services = new KeptProcess(`services ${side}`, [...program, 'grpc-server'], all, log);
    return [[services, new KeptProcess(`web ${side}`, web, all, log)], port];
  };
  const sides = [await startSide('A'), await startSide('B', '--workers', '2')];
  const parts = sides.flatMap(([processes]) => processes);
  const stop = async (): Promise<void> => {
    await Promise.all(parts.map((part) => part.stop()));
    log.end();
  };
  const reconcile = async (): Promise<void> => {
    const args = [...compiled('manage.ts'), 'reconcile'];
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    await new Promise((resolve) => child.once('exit', resolve));
  };
  const double = async (): Promise<KeptProcess[]> => (await startSide('C'))[0];
  return { parts, ports: sides.map(([, port]) => port), double, reconcile, stop };
}
