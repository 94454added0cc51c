// What an app tells the project about itself; apps.ts lists them.
import type { Expiring } from './db/expiry.js';
import type { Queryable, Transaction } from './db/database.js';
import type { Model } from './db/model.js';

export interface AppConfig {
  /** The label: the folder's name, and the prefix of tables, migrations and permissions. */
  label: string;
  verboseName: string;
  /** In order of dependency, as fixtures are dumped. */
  models: Model[];
  /** What of the app's rows nobody needs after some time; services and `clearexpired` remove it. */
  expiring?: Expiring[];
  /** Makes right what must hold between rows, after `loaddata` has stored rows of the app's models. */
  afterLoad?: (trx: Transaction) => Promise<void>;
  /** What `check` and `runserver` warn of in the rows of a database whose migrations are all applied. */
  warnings?: (db: Queryable) => Promise<string[]>;
}
