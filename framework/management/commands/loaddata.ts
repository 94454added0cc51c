// loaddata: stores the rows of fixtures, all of them or none.
import { withDatabase } from '../../db/database.js';
import { defineCommand } from '../command.js';
import { findFixtures, loadFixtures } from '../fixture_files.js';

export const command = defineCommand({
  help: "Loads fixtures: files, '-' for stdin, or names of files in the apps' fixtures folders.",
  args: [
    { name: 'fixture', help: 'Such as sample, products/fixtures/sample.json or -.' },
    { name: 'more', help: 'More fixtures.', count: '*' },
  ],
  async run({ args }, { out, verbosity }) {
    const fixtures = args.flatMap(findFixtures);
    const count = await withDatabase((db) => db.transaction((trx) => loadFixtures(trx, fixtures)));
    if (verbosity > 0) out.line(`Installed ${count} object(s) from ${fixtures.length} fixture(s)`);
  },
});
