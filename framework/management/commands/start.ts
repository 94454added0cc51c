// start: the whole shop with one command. Its processes load at the same time: one migrates the database and ends, the
// two that serve begin after it. This one loads nothing, and watches them.
import { type Context, defineCommand, ServerError } from '../command.js';
import { Child, stopAsked } from '../processes.js';

export const command = defineCommand({
  help: 'Migrates, loads the sample catalogue into an empty database, and starts all servers.',
  args: [{ name: 'addr:port', help: 'Where the web server listens, as for runserver.', count: '?' }],
  worksAlone: true,
  async run({ args }, context) {
    const stop = stopAsked();
    const migration = new Child(['migrate', '--sample', '--verbosity', String(context.verbosity)]);
    const services = new Child(['grpc-server'], { held: true });
    const web = new Child(['runserver', '--noreload', ...args], { held: true });
    const code = await Promise.race([migration.ended, stop]);
    if (code !== 0) {
      // The migration has printed its error, or a stop was requested.
      await Promise.all([migration, services, web].map((child) => child.stop()));
      return code ?? 0;
    }
    services.release();
    web.release();
    const failure = Promise.race([whyEnded(services), whyEnded(web)]);
    const serving = Promise.all([services.ready(), web.ready()]);
    void serving.then((ready) => ready.every(Boolean) && welcome(context));
    const problem = await Promise.race([stop, failure]);
    // The web server stops first: its remaining requests need the services.
    await web.stop();
    await services.stop();
    if (problem) throw new ServerError(problem);
  },
});

async function whyEnded(child: Child): Promise<string> {
  const code = await child.ended;
  return `${child.args[0]} has ended (exit code ${code}), so the shop stops.`;
}

function welcome({ out }: Context): void {
  out.line(out.styled('success', 'The shop is open.'));
}
