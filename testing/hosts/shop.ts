// A shop on hosts of its own: two web hosts, two hosts of services, and PostgreSQL with a standby that has every commit.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Authority } from '../certificates.js';
import { migrateDatabase } from '../databases.js';
import { serviceAddresses } from '../ports.js';
import { PostgresServer } from '../postgres_server.js';
import { compiled } from '../program.js';
import { logOf } from '../searched_log.js';
import { Host, Network } from './network.js';

const START_TIMEOUT_MS = 90_000;
const WEB_PORT = 8000;
/** The name in the certificate of the services. */
const SERVICES_NAME = 'services.shop';

/** A program of the shop on a host; what has died is started again, as a supervisor does. */
class Program {
  private child: ChildProcess | undefined;
  private output = '';

  constructor(
    readonly host: Host,
    private readonly args: string[],
    private readonly ready: RegExp,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  async start(): Promise<void> {
    const env = { ...process.env, ...logOf(this.environment), LOG_FORMAT: 'json', ...this.environment };
    const child = this.host.spawn(process.execPath, [...compiled('manage.ts'), ...this.args], env);
    this.child = child;
    this.output = '';
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => () => reject(new Error(`${this.args.join(' ')} ${why}:\n${this.output}`));
      const timer = setTimeout(fail('is not ready'), START_TIMEOUT_MS);
      child.once('exit', fail('has ended'));
      const read = (chunk: Buffer): void => {
        if (this.output.length < 100_000) this.output += chunk.toString();
        if (!this.ready.test(this.output)) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
    });
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

export class ShopOnHosts {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'shop-hosts-'));
  private programs: Program[] = [];

  private constructor(
    private readonly network: Network,
    readonly primary: PostgresServer,
    readonly standby: PostgresServer,
  ) {}

  /** Starts all of it, with mutual TLS between the processes. */
  static async start(): Promise<ShopOnHosts> {
    const network = new Network();
    const [first, second] = [network.add('db1'), network.add('db2')];
    const primary = await PostgresServer.start(first);
    await primary.query('CREATE DATABASE shop');
    const standby = await primary.standby(second);
    const shop = new ShopOnHosts(network, primary, standby);
    await migrateDatabase({ dialect: 'postgres', drop: () => Promise.resolve(), url: shop.databaseUrl });
    await primary.waitForStandby();
    await shop.startPrograms();
    return shop;
  }

  get databaseUrl(): string {
    return `postgres://postgres@${this.primary.address},${this.standby.address}/shop?sslmode=disable`;
  }

  /** The addresses of the web hosts. */
  get sites(): string[] {
    return this.web.map(({ host }) => `http://${host.address}:${WEB_PORT}`);
  }

  get web(): Program[] {
    return this.programs.filter(({ host }) => host.name.startsWith('web'));
  }

  get services(): Program[] {
    return this.programs.filter(({ host }) => host.name.startsWith('services'));
  }

  private async startPrograms(): Promise<void> {
    const services = [this.network.add('services1'), this.network.add('services2')];
    const web = [this.network.add('web1'), this.network.add('web2')];
    const environment = await this.environment(services);
    this.programs = [
      ...services.map((host) => new Program(host, ['grpc-server'], /WebhookService on /, environment)),
      ...web.map((host) => new Program(host, ['runserver'], /Quit the server/, environment)),
    ];
    await Promise.all(this.programs.map((program) => program.start()));
  }

  /** The same on every host. */
  private async environment(services: Host[]): Promise<NodeJS.ProcessEnv> {
    const authority = new Authority(this.folder);
    const { cert, key } = authority.issue('shop', [`DNS:${SERVICES_NAME}`]);
    const addresses = Object.keys(await serviceAddresses()).map((name, index) => {
      const servers = services.map(({ address }) => `${address}:${50_051 + index}`);
      return [name, `ipv4:${servers.join(',')}`];
    });
    return {
      ...{ DEBUG: 'false', SECRET_KEY: 'hosts'.repeat(10), GRPC_TOKEN: 'token'.repeat(10) },
      ...{ DATABASE_URL: this.databaseUrl, HOST: '0.0.0.0', PORT: String(WEB_PORT), ALLOWED_HOSTS: '*' },
      ...{ THROTTLES: 'off', EMAIL_URL: 'console:', GRPC_LISTEN_HOST: '0.0.0.0' },
      ...Object.fromEntries(addresses),
      ...{ GRPC_TLS_CERT: cert, GRPC_TLS_KEY: key, GRPC_TLS_CA: authority.ca },
      ...{ GRPC_TLS_CLIENT_CA: authority.ca, GRPC_TLS_SERVER_NAME: SERVICES_NAME },
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.programs.map((program) => program.end('SIGKILL')));
    await Promise.all([this.primary, this.standby].map((server) => server.remove()));
    this.network.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
