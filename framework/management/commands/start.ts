// start: the whole shop with one command. Its processes load at the same time: one migrates the database and ends, the
// two that serve begin after it. This one loads nothing, and watches them.
import { settings } from '../../conf/settings.js';
import { type Context, defineCommand } from '../command.js';
import { isDevelopment } from '../development.js';
import { Child, stopAsked } from '../processes.js';

export const command = defineCommand({
  help: 'Migrates, loads the sample catalogue into an empty database, and starts all servers.',
  args: [{ name: 'addr:port', help: 'Where the web server listens, as for runserver.', count: '?' }],
  options: { noreload: { type: 'boolean', help: 'Do not restart when a source file changes.' } },
  worksAlone: true,
  async run({ args, options }, context) {
    if (!options.noreload && isDevelopment()) {
      const { serveWithReloading } = await import('../reloading.js');
      return serveWithReloading(() => new Shop(args, context), context);
    }
    const shop = new Shop(args, context);
    const code = await Promise.race([shop.ended, stopAsked()]);
    await shop.stop();
    return code ?? 0;
  },
});

/** All processes of the shop. When one of them ends, the others are stopped. */
class Shop {
  readonly ended: Promise<number>;
  hasDied = false;
  private readonly migration: Child;
  private readonly services = new Child(['grpc-server', '--noreload'], {
    held: true,
    environment: nextMetrics(),
  });
  private readonly web: Child;
  private isStopping = false;

  constructor(
    args: string[],
    private readonly context: Context,
  ) {
    this.migration = new Child(['migrate', '--sample', '--verbosity', String(context.verbosity)]);
    this.web = new Child(['runserver', '--noreload', ...args], { held: true });
    this.ended = this.run();
  }

  async ready(): Promise<boolean> {
    const ready = await Promise.all([this.services.ready(), this.web.ready()]);
    return ready.every(Boolean);
  }

  /** The web server stops first: its remaining requests need the services. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.migration.stop();
    await this.web.stop();
    await this.services.stop();
  }

  private async run(): Promise<number> {
    const code = await this.migration.ended;
    if (code !== 0 || this.isStopping) {
      // The migration has printed its error, or a stop was requested.
      await this.stop();
      return code;
    }
    this.services.release();
    this.web.release();
    let served = false;
    void this.ready().then((ready) => {
      served = ready;
      if (ready) this.welcome();
    });
    const problem = await Promise.race([whyEnded(this.services), whyEnded(this.web)]);
    this.hasDied = served && !this.isStopping;
    if (!this.isStopping) this.context.out.error(`Error: ${problem}`);
    await this.stop();
    return 1;
  }

  private welcome(): void {
    const { out } = this.context;
    out.line(out.styled('success', 'The shop is open.'));
    out.line(`  http://${this.web.address}/`);
    out.line(`  http://${this.web.address}/admin/`);
  }
}

/** The services have their metrics on the port after that of the web server. */
function nextMetrics(): NodeJS.ProcessEnv {
  const METRICS_ADDRESS = settings.METRICS_ADDRESS.replace(/\d+$/, (port) => String(Number(port) + 1));
  return METRICS_ADDRESS === '' ? {} : { METRICS_ADDRESS };
}

async function whyEnded(child: Child): Promise<string> {
  const code = await child.ended;
  return `${child.args[0]} has ended (exit code ${code}), so the shop stops.`;
}
