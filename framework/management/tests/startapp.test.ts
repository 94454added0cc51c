// startapp in a copy of the project: what a stranger types, from an empty folder to tests that pass.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { createEmptyDatabase, onEachDatabase } from '../../../testing/databases.js';
import { ProjectCopy } from '../../../testing/project_copy.js';
import { BASE_DIR } from '../../conf/settings.js';
import { modelNameOf } from '../app_template.js';

/** The tests of the app, and those of tests/ that look at every app. */
const TESTS = [
  ...['gift_cards/tests/*.test.ts', 'tests/access.test.ts', 'tests/idempotent_posts.test.ts'],
  ...['tests/architecture.test.ts', 'tests/unknown_query.test.ts', 'framework/db/tests/schema.test.ts'],
];
/** Whether `npm run protos` can work here. */
const COMPILES_PROTOS =
  process.env.GENERATE_PROTOS !== undefined ||
  existsSync(path.join(BASE_DIR, 'node_modules', 'grpc-tools', 'bin', 'protoc'));

describe('startapp', () => {
  it('names the model after the app', () => {
    const names = ['reviews', 'gift_cards', 'categories', 'addresses', 'boxes', 'news_items', 'stock'];
    expect(names.map(modelNameOf)).to.deep.equal([
      ...['Review', 'GiftCard', 'Category', 'Address', 'Box', 'NewsItem', 'Stock'],
    ]);
  });

  it('refuses names that cannot be, and changes nothing', async () => {
    const project = new ProjectCopy();
    const refusal = async (...args: string[]) => (await project.manage(['startapp', ...args])).stderr;
    try {
      expect(await refusal('Gift-Cards')).to.contain("'Gift-Cards' is not a valid app name");
      expect(await refusal('products')).to.contain(
        "'products' conflicts with products, which exists already",
      );
      expect(await refusal('admin')).to.contain(
        "'admin' conflicts with framework/admin, which exists already",
      );
      expect(await refusal('gifts', '--model', 'gift')).to.contain("'gift' is not a valid model name");
      expect((await project.manage(['makemigrations'])).stdout).to.equal('No changes detected\n');
    } finally {
      project.remove();
    }
  });
});

onEachDatabase('an app that startapp made', function (dialect) {
  it('has its table, its page, its addresses and its service, and passes its tests', async function () {
    this.timeout(600_000);
    if (!COMPILES_PROTOS && process.env.CI !== 'true') this.skip();
    const project = new ProjectCopy();
    const database = await createEmptyDatabase(dialect);
    const environment = { DATABASE_URL: database.url };
    const succeed = async (program: string, ...args: string[]) => {
      const { code, stdout, stderr } = await project.run(program, args, environment);
      expect(code, `${args.join(' ')}\n${stdout}\n${stderr}`).to.equal(0);
      return stdout;
    };
    const manage = (...args: string[]) => succeed(process.execPath, '--import', 'tsx', 'manage.ts', ...args);
    try {
      expect(await manage('startapp', 'gift_cards')).to.contain('  + gift_cards/models.ts\n');
      const field = '    name: CharField({ maxLength: 100 }),\n';
      project.edit(
        'gift_cards/models.ts',
        field,
        `${field}    note: CharField({ maxLength: 50, blank: true, default: '' }),\n`,
      );
      project.edit(
        'protos/gift_cards.proto',
        '  string name = 2;\n',
        '  string name = 2;\n  string note = 4;\n',
      );
      await succeed('npm', 'run', 'protos');
      expect(await manage('makemigrations')).to.contain('    + Create model GiftCard\n');
      await manage('migrate');
      expect(await manage('showurls')).to.contain('api/gift_cards/');
      expect(await manage('makemigrations', '--check')).to.equal('No changes detected\n');
      if (dialect === 'postgres') return; // its tests run on both databases
      await succeed('npx', 'tsc', '--noEmit', '-p', '.');
      await succeed('npx', 'eslint', 'gift_cards', 'ecommerce', 'migrations/gift_cards');
      await succeed('npx', 'prettier', '--check', 'gift_cards', 'ecommerce', 'migrations/gift_cards');
      await succeed('npx', 'mocha', ...TESTS);
    } finally {
      project.remove();
      await database.drop();
    }
  });
});
