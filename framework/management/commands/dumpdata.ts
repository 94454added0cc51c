// dumpdata: writes the rows of the database as a fixture.
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { installedApps } from '../../project.js';
import { type Transaction, withDatabase } from '../../db/database.js';
import { FORMAT_NAMES, writeFixture } from '../../db/fixture_formats.js';
import { type FixtureObject, toFixtures } from '../../db/fixtures.js';
import type { Model } from '../../db/model.js';
import { wholeNumber } from '../arguments.js';
import { CommandError, defineCommand } from '../command.js';
import { formatOfFile } from '../fixture_files.js';
import { excludedModels, modelsOf } from '../model_labels.js';
import { MAX_ID } from '../../validation.js';

/** The number of rows in memory at a time. */
const BATCH = 500;

/** Which rows are written, and how relations are. */
interface Selection {
  models: Model[];
  pks: number[] | undefined;
  natural: boolean;
}

export const command = defineCommand({
  help: 'Writes the rows of all models, or of the named apps and models, as a fixture.',
  args: [{ name: 'app[.model]', help: 'Such as products or products.category.', count: '*' }],
  options: {
    format: { type: 'string', choices: FORMAT_NAMES, help: "By the output's name, or else json." },
    indent: { type: 'string', value: 'N', help: 'Indent by N spaces.' },
    output: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      help: 'Write to a file, which is created only on success; compressed if its name ends in .gz.',
    },
    exclude: {
      type: 'string',
      short: 'e',
      value: 'APP[.MODEL]',
      multiple: true,
      help: 'Exclude an app or a model; may be given several times.',
    },
    pks: { type: 'string', value: 'ID,ID', help: 'Only the rows of one model with these ids.' },
    'natural-foreign': {
      type: 'boolean',
      help: 'Write relations by name, such as a slug, instead of by id.',
    },
    all: { type: 'boolean', short: 'a', help: 'Accepted for scripts: all rows are always written.' },
  },
  async run({ args, options }) {
    const indent = options.indent === undefined ? 0 : wholeNumber('--indent', options.indent, 0, 16);
    const selection = {
      models: chosenModels(args, excludedModels(options.exclude)),
      pks: idsOf(options.pks, args),
      natural: options['natural-foreign'],
    };
    const byName = formatOfOutput(options.output);
    await withDatabase((db) =>
      db.snapshot((trx) =>
        write(writeFixture(objectsOf(trx, selection), options.format ?? byName, indent), options.output),
      ),
    );
  },
});

/** Each once, in order of dependency. The tables of many-to-many fields are part of the rows with these fields. */
function chosenModels(labels: string[], excluded: Model[]): Model[] {
  const all = installedApps().flatMap((app) => app.models);
  const named = labels.flatMap(modelsOf);
  const parts = all.flatMap((model) => model.manyToMany.map(([, { through }]) => through()));
  const wanted = labels.length > 0 ? named : all;
  return all.filter((model) => wanted.includes(model) && !excluded.includes(model) && !parts.includes(model));
}

function idsOf(text: string | undefined, labels: string[]): number[] | undefined {
  if (text === undefined) return undefined;
  if (labels.length !== 1 || !labels[0]?.includes('.')) {
    throw new CommandError('You can only use --pks option with one model');
  }
  return text.split(',').map((part) => wholeNumber('--pks', part.trim(), 1, MAX_ID));
}

/** The format that the file's name says, if it is known; CommandError for a compression that is not. */
function formatOfOutput(output = ''): string {
  const [packed] = /\.(bz2|lzma|xz|zip)$/.exec(output) ?? [];
  if (packed !== undefined) throw new CommandError(`Fixtures are compressed as .gz, not as ${packed}.`);
  const format = formatOfFile(output) ?? 'json';
  return FORMAT_NAMES.includes(format) ? format : 'json';
}

/** Writes to stdout, or to a file, which is created only on success. */
async function write(text: AsyncGenerator<string>, output: string | undefined): Promise<void> {
  if (output === undefined) return pipeline(text, process.stdout, { end: false });
  const unfinished = `${output}.part`;
  try {
    const packing = output.endsWith('.gz') ? createGzip() : new PassThrough();
    await pipeline(text, packing, createWriteStream(unfinished));
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

async function* objectsOf(
  trx: Transaction,
  { models, pks, natural }: Selection,
): AsyncGenerator<FixtureObject> {
  for (const model of models) {
    for await (const rows of batchesOf(trx, model, pks)) yield* await toFixtures(trx, model, rows, natural);
  }
}

async function* batchesOf(
  trx: Transaction,
  model: Model,
  pks: number[] | undefined,
): AsyncGenerator<Record<string, unknown>[]> {
  for (let after = 0; ;) {
    const query = model.objects(trx).where('id', '>', after).orderBy('id').limit(BATCH);
    if (pks) void query.whereIn('id', pks);
    const rows = (await query) as { id: number }[];
    yield rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
