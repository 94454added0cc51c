// Finds the migrations, in the order in which they can run.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Knex } from 'knex';
import { CODE_DIR, settings } from '../conf/settings.js';

/** Settings that a migration of rows may use. */
export interface ShopFacts {
  /** The shop's currency at the time of the migration. */
  currency: string;
}

/** One migration file: `migrations/products/0001_initial.ts`. */
export interface Migration {
  app: string;
  /** The file's name without its ending: `0001_initial`. */
  name: string;
  /** `products.0001_initial`. */
  id: string;
  /** Ids of migrations of other apps that must run before. */
  dependencies: string[];
  /** Whether it rebuilds tables on SQLite, with foreign keys off; they are checked before the commit. */
  rebuildsTables: boolean;
  up(knex: Knex, shop: ShopFacts): Promise<void>;
  down(knex: Knex, shop: ShopFacts): Promise<void>;
}

/** The exports of a migration file. */
interface MigrationModule {
  dependencies?: string[];
  rebuildsTables?: boolean;
  up(knex: Knex, shop: ShopFacts): Promise<void>;
  down(knex: Knex, shop: ShopFacts): Promise<void>;
}

/** The settings for the migrations of this process. */
export const shopFacts = (): ShopFacts => ({ currency: settings.CURRENCY });

export const MIGRATIONS_DIR = path.join(CODE_DIR, 'migrations');

/** Every migration of these apps, each after its dependencies. */
export async function loadMigrations(apps: string[], directory = MIGRATIONS_DIR): Promise<Migration[]> {
  const found: Migration[] = [];
  for (const app of apps) {
    for (const file of migrationFiles(path.join(directory, app))) {
      const url = pathToFileURL(path.join(directory, app, file)).href;
      const module = (await import(url)) as MigrationModule;
      const name = nameOf(file);
      const { dependencies = [], rebuildsTables = false, up, down } = module;
      found.push({ app, name, id: `${app}.${name}`, dependencies, rebuildsTables, up, down });
    }
  }
  return inOrder(found);
}

/** The ids of all migrations of these apps, without loading them. */
export function migrationIds(apps: string[], directory = MIGRATIONS_DIR): string[] {
  return apps.flatMap((app) =>
    migrationFiles(path.join(directory, app)).map((file) => `${app}.${nameOf(file)}`),
  );
}

function nameOf(file: string): string {
  return file.replace(/\.[jt]s$/, '');
}

function migrationFiles(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((file) => /^\d{4}_\w+\.(ts|js)$/.test(file))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // an app without tables
    throw error;
  }
}

/** Depth first over "the one before in the same app" and the named dependencies. */
function inOrder(migrations: Migration[]): Migration[] {
  const byId = new Map(migrations.map((migration) => [migration.id, migration]));
  const ordered = new Set<Migration>();
  const visiting = new Set<string>();
  const visit = (migration: Migration): void => {
    if (ordered.has(migration)) return;
    if (visiting.has(migration.id))
      throw new Error(`Migrations depend on each other: ${[...visiting].join(', ')}.`);
    visiting.add(migration.id);
    for (const id of requirements(migration, migrations)) {
      const required = byId.get(id);
      if (!required) throw new Error(`Migration ${migration.id} depends on ${id}, which does not exist.`);
      visit(required);
    }
    visiting.delete(migration.id);
    ordered.add(migration);
  };
  migrations.forEach(visit);
  return [...ordered];
}

/** The ids of the migrations that must be applied before this one. */
export function requirements(migration: Migration, all: Migration[]): string[] {
  const before = all.filter((other) => other.app === migration.app && other.name < migration.name);
  return [...before.map((other) => other.id), ...migration.dependencies];
}
