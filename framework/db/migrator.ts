// Applies and unapplies migrations. Each is committed with its record in one transaction, so after a
// failure or a killed process a new run resumes.
import type { Knex } from 'knex';
import { isPostgres } from '../conf/settings.js';
import { type Database, now, type Transaction } from './database.js';
import { holdMigrationLock } from './migration_lock.js';
import { type Migration, requirements, shopFacts } from './migrations.js';
import { tablesOf } from './table_definition.js';

const TABLE = 'migrations';

export interface Step {
  migration: Migration;
  direction: 'forwards' | 'backwards';
}

/** Which migrations are recorded without running: all, or first ones whose tables exist. */
export type Fake = 'all' | 'initial';

/** Callbacks of a run, before and after each step. */
export interface Progress {
  starting(step: Step): void;
  finished(step: Step, faked: boolean): void;
  failed(step: Step): void;
}

const SILENT: Progress = {
  starting: () => undefined,
  finished: () => undefined,
  failed: () => undefined,
};

/** When each applied migration was applied, by id. */
export async function appliedMigrations(db: Database): Promise<Map<string, string>> {
  if (!(await db.read.schema.hasTable(TABLE))) return new Map();
  const rows = await db.read<{ app: string; name: string; applied_at: string }>(TABLE).select();
  return new Map(rows.map((row) => [`${row.app}.${row.name}`, row.applied_at]));
}

export class Migrator {
  constructor(
    private readonly db: Database,
    readonly migrations: Migration[],
  ) {}

  /** When each applied migration was applied, by id. */
  applied(): Promise<Map<string, string>> {
    return appliedMigrations(this.db);
  }

  /**
   * The steps that bring the database to the newest state, or one app to `target` (a migration of
   * it, or `null` for none). Unapplying includes dependent migrations.
   */
  async plan(app?: string, target?: Migration | null): Promise<Step[]> {
    const applied = await this.applied();
    if (!app) return this.forwards(this.migrations, applied);
    const own = this.migrations.filter((migration) => migration.app === app);
    if (target === undefined) return this.forwards(own, applied);
    const beyond = own.filter((migration) => target === null || migration.name > target.name);
    const gone = beyond.filter((migration) => applied.has(migration.id));
    if (gone.length > 0) return this.backwards(gone, applied);
    return target ? this.forwards([target], applied) : [];
  }

  /**
   * Makes a plan and carries it out while no other process migrates; others wait meanwhile. Returns the completed
   * steps.
   */
  async run(
    makePlan: () => Promise<Step[]>,
    { fake, progress = SILENT }: { fake?: Fake; progress?: Progress } = {},
  ): Promise<Step[]> {
    const release = await holdMigrationLock(this.db.directUrl);
    try {
      await this.createTable();
      const steps = await makePlan();
      for (const step of steps) {
        progress.starting(step);
        const faked = fake === 'all' || (fake === 'initial' && (await this.hasTablesOf(step)));
        await this.runStep(step, faked).catch((error: unknown) => {
          progress.failed(step);
          throw error;
        });
        progress.finished(step, faked);
      }
      return steps;
    } finally {
      await release();
    }
  }

  /** Deletes the records of an app's migrations that do not exist; returns their names. */
  async prune(app: string): Promise<string[]> {
    const known = new Set(this.migrations.map(({ id }) => id));
    const gone = [...(await this.applied()).keys()].filter(
      (id) => id.startsWith(`${app}.`) && !known.has(id),
    );
    const names = gone.map((id) => id.slice(app.length + 1));
    if (names.length > 0) await this.db.maintenance(TABLE).where({ app }).whereIn('name', names).delete();
    return names;
  }

  /** Whether this is an app's first migration, and all tables that it creates exist. */
  private async hasTablesOf({ migration, direction }: Step): Promise<boolean> {
    const isFirst = !this.migrations.some(({ app, name }) => app === migration.app && name < migration.name);
    if (direction === 'backwards' || !isFirst) return false;
    const before = this.migrations.slice(0, this.migrations.indexOf(migration));
    const [old, created] = [await tablesOf(before), await tablesOf([...before, migration])];
    const names = [...created.keys()].filter((name) => !old.has(name) && !name.includes('_fts'));
    const exists = await Promise.all(names.map((name) => this.db.read.schema.hasTable(name)));
    return names.length > 0 && exists.every(Boolean);
  }

  /** Brings the database to the newest state. */
  async migrate(): Promise<Step[]> {
    return this.run(() => this.plan());
  }

  private async runStep({ migration, direction }: Step, fake: boolean): Promise<void> {
    const { app, name } = migration;
    const work = async (trx: Transaction): Promise<void> => {
      if (!fake) await migration[direction === 'forwards' ? 'up' : 'down'](trx, shopFacts());
      if (direction === 'forwards') await trx(TABLE).insert({ app, name, applied_at: now() });
      else await trx(TABLE).where({ app, name }).delete();
    };
    const isRebuild = migration.rebuildsTables && this.db.dialect === 'sqlite' && !fake;
    await (isRebuild ? rebuildOnSqlite(this.db.maintenance, work) : this.db.maintenance.transaction(work));
  }

  private async createTable(): Promise<void> {
    const knex: Knex = this.db.maintenance;
    if (await knex.schema.hasTable(TABLE)) return;
    await knex.schema.createTable(TABLE, (table) => {
      table.increments('id');
      table.string('app', 255).notNullable();
      table.string('name', 255).notNullable();
      if (isPostgres(this.db.url)) table.timestamp('applied_at', { precision: 3 }).notNullable();
      else table.text('applied_at').notNullable();
      table.unique(['app', 'name']);
    });
  }

  /** The wanted migrations and their dependencies, without applied ones. */
  private forwards(wanted: Migration[], applied: Map<string, string>): Step[] {
    const needed = new Set<string>();
    const add = (migration: Migration): void => {
      if (needed.has(migration.id)) return;
      needed.add(migration.id);
      const required = requirements(migration, this.migrations);
      this.migrations.filter((other) => required.includes(other.id)).forEach(add);
    };
    wanted.forEach(add);
    return this.migrations
      .filter((migration) => needed.has(migration.id) && !applied.has(migration.id))
      .map((migration) => ({ migration, direction: 'forwards' }));
  }

  /** The unwanted migrations and all applied ones that depend on them, the last first. */
  private backwards(unwanted: Migration[], applied: Map<string, string>): Step[] {
    const gone = new Set(unwanted.map((migration) => migration.id));
    for (const migration of this.migrations) {
      if (requirements(migration, this.migrations).some((id) => gone.has(id))) gone.add(migration.id);
    }
    return this.migrations
      .filter((migration) => gone.has(migration.id) && applied.has(migration.id))
      .reverse()
      .map((migration) => ({ migration, direction: 'backwards' }));
  }
}

/**
 * Runs `work` in a transaction without foreign key enforcement: dropping a table would delete the rows that
 * refer to it. The pragma has no effect within a transaction; the pool has one connection.
 */
async function rebuildOnSqlite(knex: Knex, work: (trx: Transaction) => Promise<void>): Promise<void> {
  await knex.raw('PRAGMA foreign_keys = OFF');
  try {
    await knex.transaction(async (trx) => {
      const before = new Set(await danglingRows(trx));
      await work(trx);
      const dangling = (await danglingRows(trx)).filter((row) => !before.has(row));
      if (dangling.length > 0)
        throw new Error(`Rows point to rows that do not exist: ${dangling.join(', ')}.`);
    });
  } finally {
    await knex.raw('PRAGMA foreign_keys = ON');
  }
}

/** The rows with dangling foreign keys: `carts_cartitem 3 to carts_cart`. */
async function danglingRows(trx: Transaction): Promise<string[]> {
  const rows = await trx.raw<{ table: string; rowid: number; parent: string }[]>('PRAGMA foreign_key_check');
  return rows.map(({ table, rowid, parent }) => `${table} ${rowid} to ${parent}`);
}
