// The sample catalogue, which `start` loads into an empty shop.
import { installedApps } from '../project.js';
import type { Database, Transaction } from '../db/database.js';
import type { FixtureObject } from '../db/fixtures.js';
import { type Fixture, findFixtures, loadFixtures } from './fixture_files.js';

/** Loads the fixtures named `sample` unless one of their models has rows; returns the number of objects. */
export async function loadSample(db: Database): Promise<number> {
  const fixtures = (await findFixtures('sample')).map(endingNow);
  return db.transaction(async (trx) => ((await isEmpty(trx, fixtures)) ? loadFixtures(trx, fixtures) : 0));
}

async function isEmpty(trx: Transaction, fixtures: Fixture[]): Promise<boolean> {
  const labels = new Set(fixtures.flatMap(({ objects }) => objects.map((object) => object.model)));
  for (const model of installedApps().flatMap((app) => app.models)) {
    if (labels.has(model.label) && (await model.objects(trx).first('id'))) return false;
  }
  return true;
}

/** The fixture with all times shifted so that the newest is now. */
function endingNow({ name, objects }: Fixture): Fixture {
  const times = objects.flatMap((object) => timesOf(object).map(([, time]) => Date.parse(time)));
  const shiftMs = Date.now() - Math.max(...times);
  const moved = objects.map((object) => {
    const later = timesOf(object).map(([field, time]) => [
      field,
      new Date(Date.parse(time) + shiftMs).toISOString(),
    ]);
    return {
      ...object,
      fields: { ...object.fields, ...(Object.fromEntries(later) as Record<string, string>) },
    };
  });
  return { name, objects: moved };
}

function timesOf({ fields }: FixtureObject): [string, string][] {
  return Object.entries(fields).filter(
    (entry): entry is [string, string] => entry[0].endsWith('_at') && typeof entry[1] === 'string',
  );
}
