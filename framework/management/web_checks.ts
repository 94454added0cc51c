// What a web process needs to answer requests: its database, the migrations, and the services.
import type { Database } from '../db/database.js';
import { currentOutage, type Outage, outageOf } from '../db/outages.js';
import { declaredChannels, type ServiceChannel } from '../grpc/client.js';
import { project } from '../project.js';
import { type Check, type CheckResult, Trouble } from '../readiness.js';
import { unappliedIds } from './migrations.js';

/** The checks of `/readyz`. */
export function webChecks(db: Database): Check[] {
  return [databaseCheck(db), migrationsCheck(db), ...declaredChannels().map(serviceCheck)];
}

/** While it can only be read, the catalogue works, and no other web process could do more: degraded. */
function databaseCheck(db: Database): Check {
  return {
    name: 'database',
    essential: true,
    async ask() {
      const outage = currentOutage() ?? (await outageNow(db));
      if (outage === 'away') throw new Trouble('not reachable');
      if (outage === 'read_only') return [{ name: 'writing', status: 'degraded', reason: 'read-only' }];
    },
  };
}

async function outageNow(db: Database): Promise<Outage | undefined> {
  try {
    await db.probe('away');
    return undefined;
  } catch (error) {
    const outage = outageOf(error);
    if (outage === 'read_only') return outage;
    throw new Trouble('not reachable', (error as Error).message);
  }
}

/** Unknown while the database is away, which another check reports. */
function migrationsCheck(db: Database): Check {
  return {
    name: 'migrations',
    essential: true,
    async ask() {
      const ids = await unappliedIds(db).catch((error: unknown) => {
        if (outageOf(error) !== undefined) return [];
        throw error;
      });
      if (ids.length > 0) throw new Trouble(`${ids.length} not applied`, ids.join(', '));
    },
  };
}

/** A service, and its background work. */
function serviceCheck(channel: ServiceChannel): Check {
  const label = channel.service.replace(/\..*$/, '');
  return {
    name: label,
    essential: project().essentialServices.includes(label),
    async ask() {
      const health = await channel.health().catch((error: Error) => {
        throw new Trouble('does not answer', `${channel.address}: ${error.message}`);
      });
      if (!health.get(channel.service)) throw new Trouble('cannot work', channel.address);
      return [...health].flatMap(([name, works]) => workResult(channel.service, label, name, works));
    },
  };
}

/** The result for `payments.PaymentService/settling payments`. */
function workResult(service: string, label: string, name: string, works: boolean): CheckResult[] {
  if (!name.startsWith(`${service}/`)) return [];
  const work = `${label}: ${name.slice(service.length + 1)}`;
  return [
    works ? { name: work, status: 'ok', reason: '' } : { name: work, status: 'degraded', reason: 'fails' },
  ];
}
