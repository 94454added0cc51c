// A RabbitMQ server of a test's own, which may be killed and started again with what it has stored.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'amqplib';
import { freePort } from './ports.js';

const PROGRAM = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const START_MS = 90_000;

export class RabbitNode {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly distributionPort: number,
  ) {}

  static isInstalled(): boolean {
    return existsSync(PROGRAM);
  }

  static async start(): Promise<RabbitNode> {
    const folder = await mkdtemp(path.join(tmpdir(), 'rabbitmq-'));
    const node = new RabbitNode(folder, await freePort(), await freePort());
    await node.start();
    return node;
  }

  get url(): string {
    return `amqp://guest:guest@127.0.0.1:${this.port}`;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    const { folder, port, distributionPort } = this;
    const config = path.join(folder, 'rabbitmq.conf');
    await writeFile(config, `listeners.tcp.local = 127.0.0.1:${port}\n`);
    this.server = spawn(PROGRAM, [], {
      detached: true, // a group of its own: the scripts start the server as their child
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: folder, // of the cookie
        RABBITMQ_NODENAME: `test${port}@localhost`,
        RABBITMQ_CONFIG_FILE: config,
        RABBITMQ_CONF_ENV_FILE: path.join(folder, 'none'),
        RABBITMQ_DIST_PORT: String(distributionPort),
        RABBITMQ_MNESIA_BASE: path.join(folder, 'data'),
        RABBITMQ_LOG_BASE: path.join(folder, 'log'),
        RABBITMQ_ENABLED_PLUGINS_FILE: path.join(folder, 'plugins'),
        RABBITMQ_PID_FILE: path.join(folder, 'pid'),
        ERL_EPMD_ADDRESS: '127.0.0.1',
      },
    });
    const until = Date.now() + START_MS;
    while (Date.now() < until) {
      const found = await connect(this.url).catch(() => undefined);
      if (found) return found.close();
      await delay(200);
    }
    throw new Error('RabbitMQ does not start.');
  }

  /** As a crash does it. */
  async kill(): Promise<void> {
    const { server } = this;
    if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    process.kill(-server.pid, 'SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
