// loaddata: stores the rows of fixtures, all of them or none.
import { withDatabase } from '../../db/database.js';
import { FORMAT_NAMES } from '../../db/fixture_formats.js';
import { defineCommand } from '../command.js';
import { withoutDjangosOwn } from '../django_objects.js';
import { type Fixture, findFixtures, loadFixtures } from '../fixture_files.js';
import { checkAppLabel } from '../migrations.js';
import { excludedModels } from '../model_labels.js';

export const command = defineCommand({
  help: "Loads fixtures: files, '-' for stdin, or names of files in the apps' fixtures folders.",
  args: [
    { name: 'fixture', help: 'Such as sample, products/fixtures/sample.json or -.' },
    { name: 'more', help: 'More fixtures.', count: '*' },
  ],
  options: {
    app: { type: 'string', value: 'APP', help: "Look in this app's fixtures folder only." },
    ignorenonexistent: { type: 'boolean', short: 'i', help: 'Ignore unknown models and fields.' },
    exclude: {
      type: 'string',
      short: 'e',
      value: 'APP[.MODEL]',
      multiple: true,
      help: 'Leave out an app or a model; may be given several times.',
    },
    format: { type: 'string', choices: FORMAT_NAMES, help: 'The format of stdin; json by default.' },
  },
  async run({ args, options }, { out, verbosity }) {
    if (options.app !== undefined) checkAppLabel(options.app);
    const excluded = excludedModels(options.exclude).map(({ label }) => label);
    const found = await Promise.all(args.map((name) => findFixtures(name, options)));
    const { fixtures, skipped } = usable(found.flat(), excluded);
    const count = await withDatabase((db) =>
      db.transaction((trx) => loadFixtures(trx, fixtures, options.ignorenonexistent)),
    );
    if (verbosity === 0) return;
    if (skipped.length > 0) out.line(`Skipped what only Django uses: ${skipped.join(', ')}`);
    out.line(`Installed ${count} object(s) from ${fixtures.length} fixture(s)`);
  },
});

/** The fixtures without excluded models and Django's own; what was skipped as `sessions.session (3)`. */
function usable(fixtures: Fixture[], excluded: string[]): { fixtures: Fixture[]; skipped: string[] } {
  const parts = fixtures.map(({ name, objects }) => ({ name, ...withoutDjangosOwn(objects) }));
  return {
    fixtures: parts.map(({ name, objects }) => ({
      name,
      objects: objects.filter(({ model }) => !excluded.includes(model)),
    })),
    skipped: parts.flatMap(({ skipped }) => [...skipped].map(([label, count]) => `${label} (${count})`)),
  };
}
