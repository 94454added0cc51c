// Finding, reading and loading fixtures.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { installedApps } from '../project.js';
import type { Transaction } from '../db/database.js';
import { FORMAT_OF_ENDING, parseFixture } from '../db/fixture_formats.js';
import { FixtureError, type FixtureObject, loadObjects } from '../db/fixtures.js';
import { CODE_DIR } from '../conf/settings.js';
import { CommandError } from './command.js';

/** A fixture that was read. */
export interface Fixture {
  /** The file name for messages. */
  name: string;
  objects: FixtureObject[];
}

/** Where to look, and how to read stdin. */
interface Wanted {
  /** The label of the app in whose folder alone the fixture is looked for. */
  app?: string | undefined;
  /** The format of stdin. */
  format?: string | undefined;
}

/**
 * The fixtures with a name: `-` for stdin, a file, or `fixtures/<name>` of every app that has it. A name without an
 * ending is found in every format, compressed or not.
 */
export async function findFixtures(name: string, { app, format }: Wanted = {}): Promise<Fixture[]> {
  if (name === '-') return [await readFixture('stdin', 0, format ?? 'json')];
  const apps = installedApps().filter(({ label }) => app === undefined || label === app);
  const folders = apps.map(({ label }) => path.join(CODE_DIR, label, 'fixtures'));
  const files = fileNames(name).flatMap((file) => [
    ...(app === undefined ? [path.resolve(file)] : []),
    ...folders.map((folder) => path.join(folder, file)),
  ]);
  const found = files.filter((file) => existsSync(file));
  if (found.length === 0) throw new CommandError(`No fixture named '${name}' found.`);
  return Promise.all(found.map((file) => readFixture(file, file, formatOfFile(file) ?? '')));
}

/** The format that a file's ending names, as in `x.json` or `x.json.gz`; `undefined` without an ending. */
export function formatOfFile(name: string): string | undefined {
  const [, ending] = /\.(\w+)$/.exec(path.basename(name).replace(/\.gz$/, '')) ?? [];
  return ending === undefined ? undefined : (FORMAT_OF_ENDING[ending] ?? ending);
}

/** The files that a name may mean. */
function fileNames(name: string): string[] {
  const format = formatOfFile(name);
  if (format === undefined) {
    return Object.keys(FORMAT_OF_ENDING).flatMap((ending) => [`${name}.${ending}`, `${name}.${ending}.gz`]);
  }
  if (Object.values(FORMAT_OF_ENDING).includes(format))
    return name.endsWith('.gz') ? [name] : [name, `${name}.gz`];
  throw problem(name, new FixtureError(`${format} is not a known serialization format.`));
}

async function readFixture(name: string, source: string | number, format: string): Promise<Fixture> {
  try {
    return { name, objects: await parseFixture(textOf(readFileSync(source)), format) };
  } catch (error) {
    throw problem(name, error);
  }
}

/** The text, unpacked if gzip has packed it. */
function textOf(content: Buffer): string {
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  if (!isPacked) return content.toString('utf8');
  try {
    return gunzipSync(content).toString('utf8');
  } catch (error) {
    throw new FixtureError(`it cannot be unpacked: ${(error as Error).message}`, { cause: error });
  }
}

/** Stores the fixtures in a transaction, and restores invariants; returns the number of objects. */
export async function loadFixtures(
  trx: Transaction,
  fixtures: Fixture[],
  ignoreUnknown = false,
): Promise<number> {
  const models = installedApps().flatMap((app) => app.models);
  let count = 0;
  for (const { name, objects } of fixtures) {
    try {
      for (const app of installedApps()) await app.beforeLoad?.(trx, objects);
      count += await loadObjects(trx, models, objects, ignoreUnknown);
    } catch (error) {
      throw problem(name, error);
    }
  }
  const loaded = new Set(fixtures.flatMap(({ objects }) => objects.map(({ model }) => model)));
  for (const app of installedApps()) {
    if (app.models.some((model) => loaded.has(model.label))) await app.afterLoad?.(trx);
  }
  return count;
}

function problem(name: string, error: unknown): unknown {
  if (!(error instanceof FixtureError)) return error;
  return new CommandError(`Problem installing fixture '${name}': ${error.message}`, { cause: error });
}
