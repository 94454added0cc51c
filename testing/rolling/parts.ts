// The parts of a shop that is made to be restarted without an interruption: two web servers with two workers each, and
// two servers of every service, which stand for two hosts.
import { SERVICES } from '../../ecommerce/services.js';
import { partsOf } from '../command_line.js';
import { freePort, serviceAddresses } from '../ports.js';
import { run, type Running, startServices } from '../processes.js';
import { until } from '../until.js';

/** Addresses of this machine that stand for hosts. */
const HOSTS = ['127.0.0.1', '127.0.0.2'];
const ALL = Object.keys(SERVICES);
/** The services by process; with ROLLING=each, every service has a process of its own. */
const SERVERS =
  process.env.ROLLING === 'each'
    ? ALL.map((app) => [app])
    : [['products', 'orders'], ALL.filter((app) => !['products', 'orders'].includes(app))];
const WEB_SERVERS = 2;
/** Several times as long as the balancer and the clients of services need to notice that a server stops. */
const SHUTDOWN_DELAY_SECONDS = '2';

/** One process, which can be started again in the same place. */
interface Part {
  name: string;
  start: () => Promise<Running>;
  running?: Running;
}

export class Parts {
  readonly ports: number[] = [];
  private readonly services: Part[] = [];
  private readonly web: Part[] = [];

  private constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** Starts everything; `env` has the database, on which migrations are applied. */
  static async start(env: NodeJS.ProcessEnv): Promise<Parts> {
    const addresses = Object.entries(await serviceAddresses()).map(([name, address]) => {
      const port = address.replace(/^.*:/, '');
      return [name, `ipv4:${HOSTS.map((host) => `${host}:${port}`).join(',')}`];
    });
    const shared = { ...env, SHUTDOWN_DELAY_SECONDS, ...Object.fromEntries(addresses) };
    const parts = new Parts(shared);
    await parts.startAll();
    return parts;
  }

  /** Every process, and one worker of each web server, in the order of an upgrade. */
  steps(): { name: string; restart: () => Promise<void> }[] {
    const processes = [...this.services, ...this.web].map((part) => ({
      name: part.name,
      restart: () => this.restart(part),
    }));
    const workers = this.web.map((part) => ({
      name: `a worker of ${part.name}`,
      restart: () => this.restartWorker(part),
    }));
    return [...processes, ...workers];
  }

  async stop(): Promise<void> {
    for (const parts of [this.web, this.services])
      await Promise.all(parts.map(async ({ running }) => running?.stop()));
  }

  private async startAll(): Promise<void> {
    for (const host of HOSTS) {
      const env = { ...this.env, GRPC_LISTEN_HOST: host };
      for (const apps of SERVERS) {
        this.services.push({
          name: `${apps.join(', ')} on ${host}`,
          start: () => startServices(env, ...apps),
        });
      }
    }
    for (let number = 1; number <= WEB_SERVERS; number += 1) {
      const port = await freePort();
      this.ports.push(port);
      const args = ['runserver', String(port), '--workers', '2'];
      this.web.push({
        name: `web server ${number}`,
        start: () => run('manage.ts', args, this.env, /Quit the server/),
      });
    }
    for (const part of [...this.services, ...this.web]) part.running = await part.start();
  }

  private async restart(part: Part): Promise<void> {
    const { child } = part.running ?? {};
    await part.running?.stop();
    if (child?.exitCode !== 0)
      throw new Error(`${part.name} ended with ${child?.exitCode ?? child?.signalCode}`);
    part.running = await part.start();
  }

  private async restartWorker(part: Part): Promise<void> {
    const server = part.running?.child.pid ?? 0;
    const before = partsOf(server);
    const [worker = 0] = before;
    process.kill(worker, 'SIGTERM');
    await until(() => {
      const now = partsOf(server);
      return !now.includes(worker) && now.length === before.length;
    });
  }
}
