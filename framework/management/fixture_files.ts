// Finding and loading fixtures.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installedApps } from '../project.js';
import type { Transaction } from '../db/database.js';
import { FixtureError, type FixtureObject, loadObjects, parseFixture } from '../db/fixtures.js';
import { CODE_DIR } from '../conf/settings.js';
import { CommandError } from './command.js';

/** A loaded fixture. */
export interface Fixture {
  /** The file name for messages. */
  name: string;
  objects: FixtureObject[];
}

/** The fixtures with a name: a file, or `fixtures/<name>.json` of every app that has it. */
export function findFixtures(name: string): Fixture[] {
  if (name === '-') return [readFixture('stdin', 0)];
  const file = name.endsWith('.json') ? name : `${name}.json`;
  const folders = installedApps().map((app) => path.join(CODE_DIR, app.label, 'fixtures'));
  const candidates = [path.resolve(file), ...folders.map((folder) => path.join(folder, file))];
  const found = candidates.filter((candidate) => existsSync(candidate));
  if (found.length === 0) throw new CommandError(`No fixture named '${name}' found.`);
  return found.map((candidate) => readFixture(candidate, candidate));
}

function readFixture(name: string, source: string | number): Fixture {
  try {
    return { name, objects: parseFixture(readFileSync(source, 'utf8')) };
  } catch (error) {
    throw problem(name, error);
  }
}

/** Stores the fixtures in a transaction, and restores invariants; returns the number of objects. */
export async function loadFixtures(trx: Transaction, fixtures: Fixture[]): Promise<number> {
  const models = installedApps().flatMap((app) => app.models);
  let count = 0;
  for (const { name, objects } of fixtures) {
    try {
      count += await loadObjects(trx, models, objects);
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
