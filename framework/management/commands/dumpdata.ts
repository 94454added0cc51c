// dumpdata: writes the rows of the database as a fixture.
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { installedApps } from '../../project.js';
import { type Transaction, withDatabase } from '../../db/database.js';
import { toFixture } from '../../db/fixtures.js';
import type { Model } from '../../db/model.js';
import { wholeNumber } from '../arguments.js';
import { CommandError, defineCommand } from '../command.js';
import { checkAppLabel } from '../migrations.js';

/** The number of rows in memory at a time. */
const BATCH = 500;

export const command = defineCommand({
  help: 'Writes the rows of all models, or of the named apps and models, as a fixture.',
  args: [{ name: 'app[.model]', help: 'Such as products or products.category.', count: '*' }],
  options: {
    indent: { type: 'string', value: 'N', help: 'Indent by N spaces.' },
    output: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      help: 'Write to a file, which is created only on success.',
    },
    exclude: { type: 'string', short: 'e', value: 'APP[.MODEL]', help: 'Exclude an app or a model.' },
  },
  async run({ args, options }) {
    const indent = options.indent === undefined ? 0 : wholeNumber('--indent', options.indent, 0, 16);
    const excluded = options.exclude === undefined ? [] : modelsOf(options.exclude);
    const all = args.length > 0 ? args.flatMap(modelsOf) : installedApps().flatMap((app) => app.models);
    const models = installedOrder(all.filter((model) => !excluded.includes(model)));
    await withDatabase((db) => db.snapshot((trx) => write(fixtureText(trx, models, indent), options.output)));
  },
});

/** Writes to stdout, or to a file, which is created only on success. */
async function write(text: AsyncGenerator<string>, output: string | undefined): Promise<void> {
  if (output === undefined) return pipeline(text, process.stdout, { end: false });
  const unfinished = `${output}.part`;
  try {
    await pipeline(text, createWriteStream(unfinished));
    renameSync(unfinished, output);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const { syscall = '', message } = error as NodeJS.ErrnoException;
    if (['open', 'write', 'rename'].includes(syscall)) {
      throw new CommandError(`Unable to write the fixture: ${message}`, { cause: error });
    }
    throw error;
  }
}

function modelsOf(label: string): Model[] {
  const [appLabel = '', name] = label.toLowerCase().split('.');
  checkAppLabel(appLabel);
  const models = installedApps().find((app) => app.label === appLabel)?.models ?? [];
  if (name === undefined) return models;
  const model = models.find((candidate) => candidate.modelName === name);
  if (!model) throw new CommandError(`Unknown model: ${label}`);
  return [model];
}

/** In order of dependency, each once. */
function installedOrder(wanted: Model[]): Model[] {
  return installedApps()
    .flatMap((app) => app.models)
    .filter((model) => wanted.includes(model));
}

async function* fixtureText(trx: Transaction, models: Model[], indent: number): AsyncGenerator<string> {
  const between = indent > 0 ? ',\n' : ', ';
  let first = true;
  yield indent > 0 ? '[\n' : '[';
  for (const model of models) {
    for await (const row of rowsOf(trx, model)) {
      yield `${first ? '' : between}${JSON.stringify(toFixture(model, row), null, indent)}`;
      first = false;
    }
  }
  yield indent > 0 ? '\n]\n' : ']\n';
}

async function* rowsOf(trx: Transaction, model: Model): AsyncGenerator<Record<string, unknown>> {
  for (let after = 0; ;) {
    const rows = (await model.objects(trx).where('id', '>', after).orderBy('id').limit(BATCH)) as {
      id: number;
    }[];
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
