// Where the shop's database is: SQLite on a small disk, or a PostgreSQL server of this run's own, behind a proxy.
import path from 'node:path';
import { Database, type Dialect } from '../../framework/db/database.js';
import { createEmptyDatabase, migrateDatabase } from '../../testing/databases.js';
import { HERE, PostgresServer } from '../../testing/postgres_server.js';
import { Disk } from './disk.js';
import { breakableProxy, type BreakableProxy } from './proxy.js';

/** Room for a run of half an hour; PostgreSQL needs 100 MB to begin with. */
const SQLITE_MB = 256;
const POSTGRES_MB = 768;
/** Little of the disk for the log of changes, and so few connections that others can take them all. */
const SETTINGS = `
wal_keep_size = 0
min_wal_size = 32MB
max_wal_size = 64MB
max_connections = 90
`;

export interface Stage {
  dialect: Dialect;
  /** The database as the shop reaches it. */
  shopUrl: string;
  /** The database by the direct way. */
  db: Database;
  disk: Disk | undefined;
  /** Only of PostgreSQL. */
  server: PostgresServer | undefined;
  proxy: BreakableProxy | undefined;
  close(): Promise<void>;
}

/** An empty, migrated database. */
export async function openStage(dialect: Dialect): Promise<Stage> {
  const disk = Disk.mount(dialect === 'sqlite' ? SQLITE_MB : POSTGRES_MB);
  return dialect === 'sqlite' ? sqliteStage(disk) : postgresStage(disk);
}

async function sqliteStage(disk: Disk | undefined): Promise<Stage> {
  const own = await createEmptyDatabase('sqlite');
  const url = disk ? `sqlite:${path.join(disk.folder, 'shop.sqlite3')}` : own.url;
  await migrateDatabase({ ...own, url });
  const db = new Database(url);
  return {
    ...{ dialect: 'sqlite', db, disk, server: undefined, proxy: undefined },
    shopUrl: disk ? `sqlite:${path.join(disk.shopFolder, 'shop.sqlite3')}` : own.url,
    close: async () => {
      await db.close();
      await own.drop();
      disk?.unmount();
    },
  };
}

async function postgresStage(disk: Disk | undefined): Promise<Stage> {
  const server = await PostgresServer.start(HERE, {
    ...(disk && { parent: disk.folder }),
    settings: SETTINGS,
  });
  await server.query('CREATE DATABASE shop');
  const url = `postgres://postgres@${server.address}/shop`;
  await migrateDatabase({ dialect: 'postgres', url, drop: () => Promise.resolve() });
  const db = new Database(url);
  const proxy = await breakableProxy(url);
  return {
    ...{ dialect: 'postgres', shopUrl: proxy.url, db, disk, server, proxy },
    close: async () => {
      proxy.close();
      await db.close();
      await server.remove();
      disk?.unmount();
    },
  };
}
