// The configuration of an app; apps.ts lists them.
import type { Expiring } from './db/expiry.js';
import type { Queryable, Transaction } from './db/database.js';
import type { DjangoTable } from './db/django_tables.js';
import type { FixtureObject } from './db/fixtures.js';
import type { Comparison, Invariants } from './db/invariants.js';
import type { Model } from './db/model.js';
import type { DatabaseGauge } from './metrics/database_gauges.js';

export interface AppConfig {
  /** The label: the folder's name, and the prefix of tables, migrations and permissions. */
  label: string;
  verboseName: string;
  /** In order of dependency, which is the order of dumped fixtures. */
  models: Model[];
  /** Tables without a model, which migrations create by hand, such as counts that triggers keep. */
  handMadeTables?: string[];
  /** The app's rows that expire; services and `clearexpired` remove them. */
  expiring?: Expiring[];
  /** Moves rows that migrations have made out of the way before `loaddata` stores these objects. */
  beforeLoad?: (trx: Transaction, objects: FixtureObject[]) => Promise<void>;
  /** Restores invariants between rows after `loaddata` has stored rows of the app's models. */
  afterLoad?: (trx: Transaction) => Promise<void>;
  /** The models that `importdjango` finds in the database of a Django shop, in the order in which it takes them. */
  fromDjango?: DjangoTable[];
  /** What must always be true of the app's rows; `verify` checks it. */
  invariants?: Invariants;
  /** What other systems say, such as a payment provider; `verify --providers` asks them. */
  comparisons?: Record<string, Comparison>;
  /** Numbers for the metrics, told by the processes that run the app's service. */
  gauges?: DatabaseGauge[];
  /** Since when the oldest background work of the app's service could have been done; undefined if none waits. */
  waitsSince?: (db: Queryable) => Promise<string | undefined>;
  /** Warnings of `check` and `runserver` about the rows of a fully migrated database. */
  warnings?: (db: Queryable) => Promise<string[]>;
}
