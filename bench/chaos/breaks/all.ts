// The breaks that a run can make, and why some are left out.
import { hasShiftedClocks } from '../../../testing/shifted_clock.js';
import { canTrace } from '../../../testing/strace.js';
import * as postgres from './postgres.js';
import * as processes from './processes.js';
import { slowDisk } from './slow_disk.js';
import * as sqlite from './sqlite.js';
import type { Break, World } from './world.js';

/** The breaks of this world, those that come more often several times; and a line for each that it cannot make. */
export function breaksOf({ dialect, disk }: World): { breaks: Break[]; leftOut: string[] } {
  const { killOne, killSide, killAll, freezeOne, freezeAll, double, shiftClocks } = processes;
  const breaks: Break[] = [
    killOne,
    killOne,
    killOne,
    killSide,
    killAll,
    freezeOne,
    freezeOne,
    freezeAll,
    double,
  ];
  const leftOut: string[] = [];
  if (hasShiftedClocks()) breaks.push(shiftClocks);
  else leftOut.push('clocks shifted: the program faketime is not installed');
  if (dialect === 'sqlite') {
    breaks.push(sqlite.holdWriteLock, sqlite.holdWriteLock);
    if (disk) breaks.push(sqlite.fillDisk, sqlite.fillDisk, sqlite.readOnlyFolder);
  } else {
    const { restartFast, restartImmediate, freezePostgres, refuse, cut, goSilent } = postgres;
    breaks.push(restartFast, restartImmediate, freezePostgres, refuse, cut, goSilent);
    breaks.push(postgres.takeConnections, postgres.lockRows, postgres.readOnly);
    if (disk) breaks.push(postgres.fillPostgres);
  }
  if (canTrace()) breaks.push(slowDatabaseDisk);
  else leftOut.push('slow disk: the program strace is not installed, or may not trace');
  breaks.push(
    ...PROCESSES.map((each) =>
      together(each, dialect === 'sqlite' ? sqlite.holdWriteLock : postgres.restartImmediate),
    ),
  );
  if (!disk) leftOut.push('disk full, folder read-only: only root can mount a small disk');
  return { breaks, leftOut };
}

/** Breaks of processes that also come together with one of the database. */
const PROCESSES: Break[] = [processes.killOne, processes.freezeOne];

function together(one: Break, other: Break): Break {
  return async function twoAtOnce(world) {
    return (await Promise.all([one(world), other(world)])).join(', and ');
  };
}

function slowDatabaseDisk(world: World): Promise<string> {
  const { shop } = world;
  return slowDisk(world, () =>
    world.server ? postgres.processesOf(world) : shop.parts.flatMap((part) => part.pids),
  );
}
