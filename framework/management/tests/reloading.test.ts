// runserver as a developer has it: it starts again when a source file changes, and replaces a worker that dies.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import {
  endCommands,
  isAlive,
  partsOf,
  RunningCommand,
  startCommand,
} from '../../../testing/command_line.js';
import { fromSource } from '../../../testing/program.js';
import { freePort, serviceAddresses } from '../../../testing/ports.js';
import { ProjectCopy } from '../../../testing/project_copy.js';
import { until } from '../../../testing/until.js';

const DATABASE = { DATABASE_URL: 'sqlite::memory:' };
const READY = 'Quit the server with CONTROL-C.';

async function answer(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    headers: { Connection: 'close' },
    signal: AbortSignal.timeout(5_000),
  });
  expect(response.status).to.equal(200);
  return response.text();
}

describe('runserver, while sources change', function () {
  this.timeout(60_000); // it starts four times
  let project: ProjectCopy;
  let view: string;

  before(() => {
    project = new ProjectCopy();
    view = project.path('ecommerce/views.ts');
  });
  after(async () => {
    await endCommands();
    project.remove();
  });

  it('serves what is new, outlives what is broken, and ends with Ctrl-C', async () => {
    const port = await freePort();
    const source = readFileSync(view, 'utf8');
    const runserver = new RunningCommand(
      fromSource(project.path('manage.ts'), 'runserver', String(port)),
      DATABASE,
    );
    const started = () => runserver.stdout.split(READY).length - 1;
    await until(() => started() === 1);
    expect(await answer(port)).to.contain('"/api/cart/"');
    writeFileSync(view, source.replace("'/api/cart/'", "'/api/trolley/'"));
    await until(() => started() === 2);
    expect(runserver.stdout).to.contain('ecommerce/views.ts changed, reloading.\n');
    expect(await answer(port)).to.contain('"/api/trolley/"');
    writeFileSync(view, `${source} and (`);
    await runserver.prints('The server has ended; it will restart after the next change.\n');
    writeFileSync(project.path('ecommerce/notes.md'), 'No source.');
    writeFileSync(view, source);
    await until(() => started() === 3);
    expect(await answer(port)).to.contain('"/api/cart/"');
    const [server = 0] = partsOf(runserver.pid);
    expect(isAlive(server)).to.equal(true);
    expect((await runserver.end('SIGINT')).code).to.equal(0);
    expect(isAlive(server)).to.equal(false);
  });
});

describe('start and grpc-server, while sources change', function () {
  this.timeout(120_000); // it builds and starts several times
  let project: ProjectCopy;

  before(() => {
    project = new ProjectCopy();
  });
  after(async () => {
    await endCommands();
    project.remove();
  });

  const run = async (...args: string[]): Promise<RunningCommand> => {
    const environment = {
      ...(await serviceAddresses()),
      DATABASE_URL: `sqlite:${project.path('shop.sqlite3')}`,
    };
    return new RunningCommand(args, environment, '', project.folder);
  };

  it('the build is updated, and all parts start again; broken sources change nothing until they are mended', async () => {
    const shop = await run('manage.js', 'start', '0');
    const opened = () => shop.stdout.split('The shop is open.').length - 1;
    const url = () => /\n {2}(http:\S+)\/admin\/\n$/.exec(shop.stdout)?.[1] ?? '';
    const category = async () => {
      const body = (await (await fetch(`${url()}/api/categories/`)).json()) as {
        categories: { name: string }[];
      };
      return body.categories[0]?.name;
    };
    await until(() => opened() === 1 && url() !== '');
    expect(await category()).to.equal('Electronics');
    const models = project.read('products/models.ts');
    const query = "  return Category.objects(db).select().orderBy('id');";
    writeFileSync(project.path('products/models.ts'), `${models} and (`);
    await shop.prints('products/models.ts changed, but cannot be built:');
    expect(await category()).to.equal('Electronics');
    writeFileSync(
      project.path('products/models.ts'),
      models.replace(
        query,
        `  return (await Category.objects(db)).map((each) => ({ ...each, name: 'New' }));`,
      ),
    );
    await until(() => opened() === 2 && url() !== '');
    expect(await category()).to.equal('New');
    expect((await shop.end('SIGTERM')).code).to.equal(0);
  });

  it('grpc-server starts again with the changed service', async () => {
    const services = await run('--import', 'tsx', 'manage.ts', 'grpc-server', 'products');
    const started = () => services.stdout.split('ProductService on ').length - 1;
    await until(() => started() === 1);
    project.edit('products/grpc_server.ts', '// ', '// Changed. ');
    await until(() => started() === 2);
    expect(services.stdout).to.contain('products/grpc_server.ts changed, reloading.\n');
    expect((await services.end('SIGINT')).code).to.equal(0);
  });
});

describe('runserver --workers', function () {
  this.timeout(60_000);
  after(endCommands);

  it('replaces a worker that is killed, and answers meanwhile', async () => {
    const port = await freePort();
    const runserver = startCommand(['runserver', String(port), '--workers', '2'], DATABASE);
    await runserver.prints(READY);
    const workers = partsOf(runserver.pid);
    const [killed = 0, kept = 0] = workers;
    expect(workers).to.have.length(2);
    process.kill(killed, 'SIGKILL');
    // What was handed to the killed one is lost with it; what comes after it is missed is answered.
    await until(() => partsOf(runserver.pid).some((pid) => !workers.includes(pid)));
    for (let count = 0; count < 10; count += 1) await answer(port);
    expect(partsOf(runserver.pid)).to.have.length(2).and.include(kept);
    process.kill(kept, 'SIGKILL');
    // Now only those that came later can answer, once they serve.
    await until(() => answer(port).then(Boolean, () => false));
    expect((await runserver.end('SIGTERM')).code).to.equal(0);
  });
});
