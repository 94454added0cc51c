// start: the whole shop with one command. Everything loads at the same time: its two processes, which wait until the
// database is migrated, and what this one needs for that.
import { type Context, defineCommand, ServerError } from '../command.js';
import { Child, stopAsked } from '../processes.js';

export const command = defineCommand({
  help: 'Migrates, loads the sample catalogue into an empty database, and serves everything.',
  args: [{ name: 'addr:port', help: 'Where the web server listens, as for runserver.', count: '?' }],
  worksAlone: true,
  async run({ args }, context) {
    const stop = stopAsked();
    const services = new Child(['grpc-server'], { held: true });
    const web = new Child(['runserver', '--noreload', ...args], { held: true });
    try {
      await context.loadProject();
      await prepareDatabase(context);
    } catch (error) {
      await Promise.all([web.stop(), services.stop()]);
      throw error;
    }
    services.release();
    web.release();
    const failure = Promise.race([whyEnded(services), whyEnded(web)]);
    const serving = Promise.all([services.ready(), web.ready()]);
    void serving.then((ready) => ready.every(Boolean) && welcome(context));
    const problem = await Promise.race([stop, failure]);
    // The web server first: the requests that it finishes need the services.
    await web.stop();
    await services.stop();
    if (problem) throw new ServerError(problem);
  },
});

async function prepareDatabase(context: Context): Promise<void> {
  const { withDatabase } = await import('../../db/database.js');
  const { migrateAll } = await import('./migrate.js');
  const { loadSample } = await import('../sample.js');
  await withDatabase(async (db) => {
    await migrateAll(db, context);
    const loaded = await loadSample(db);
    if (loaded > 0) context.out.line(`Loaded the sample catalogue: ${loaded} objects.`);
  });
}

async function whyEnded(child: Child): Promise<string> {
  const code = await child.ended;
  return `${child.args[0]} has ended (exit code ${code}), so the shop stops.`;
}

function welcome({ out }: Context): void {
  out.line(out.styled('success', 'The shop is open.'));
}
