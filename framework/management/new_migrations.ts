// The migrations that `makemigrations` would write: what the models of the installed apps declare, compared with
// what the existing migrations build.
import path from 'node:path';
import { type Decisions, detectChanges, type Operation, UnsafeChangeError } from '../db/autodetector.js';
import { migrationName, migrationText } from '../db/migration_file.js';
import type { Migration } from '../db/migrations.js';
import { tablesOf } from '../db/table_definition.js';
import { installedApps } from '../project.js';
import { CommandError } from './command.js';
import { formatted } from './formatting.js';
import { anyDecisions } from './migration_questions.js';

/** A migration that does not exist yet. */
export interface NewMigration {
  app: string;
  /** The file's name without its ending: `0007_product_weight`. */
  name: string;
  operations: Operation[];
  /** Ids of the migrations of other apps that it needs. */
  dependencies: string[];
}

/** One new migration for each app with changes; `apps` are labels, all when empty. */
export async function newMigrations(
  existing: Migration[],
  apps: string[],
  decisions: Decisions,
  name?: string,
): Promise<NewMigration[]> {
  const tables = await tablesOf(existing);
  const found: NewMigration[] = [];
  for (const { label, models, handMadeTables = [] } of installedApps()) {
    if (apps.length > 0 && !apps.includes(label)) continue;
    const app = { label, models, handMade: handMadeTables };
    const operations = await refusing(() => detectChanges(app, tables, decisions));
    if (operations.length === 0) continue;
    const isFirst = !existing.some((migration) => migration.app === label);
    found.push({
      app: label,
      name: `${nextNumber(existing, label)}_${name ?? migrationName(operations, isFirst)}`,
      operations,
      dependencies: dependenciesOf(label, operations, existing, found),
    });
  }
  return found;
}

/** The labels of the apps whose models differ from their migrations. */
export async function changedApps(existing: Migration[]): Promise<string[]> {
  return (await newMigrations(existing, [], anyDecisions)).map(({ app }) => app);
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UnsafeChangeError ? new CommandError(error.message) : error;
  }
}

/** `0007` after `0006_sku`. */
export function nextNumber(existing: Migration[], app: string): string {
  const numbers = existing
    .filter((migration) => migration.app === app)
    .map(({ name }) => Number.parseInt(name, 10));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/** The newest migrations of the apps whose tables the operations refer to. */
function dependenciesOf(
  app: string,
  operations: Operation[],
  existing: Migration[],
  before: NewMigration[],
): string[] {
  const parents = operations.flatMap((operation) => {
    if (operation.kind === 'createTable') return [...operation.definition.columns.values()];
    if (operation.kind === 'addColumn') return [operation.definition];
    return operation.kind === 'changeColumn' ? [operation.to] : [];
  });
  const tables = parents.flatMap(({ references }) => (references ? [references.table] : []));
  const others = new Set(tables.flatMap(appOfTable).filter((label) => label !== app));
  return [...others].sort().map((label) => {
    const made = before.find((migration) => migration.app === label);
    const newest = existing.filter((migration) => migration.app === label).at(-1);
    return made ? `${made.app}.${made.name}` : (newest?.id ?? '');
  });
}

function appOfTable(table: string): string[] {
  return installedApps()
    .filter(({ models }) => models.some((model) => model.table === table))
    .map(({ label }) => label);
}

/** Where the file of a migration belongs, from the project's folder. */
export function migrationPath({ app, name }: Pick<NewMigration, 'app' | 'name'>): string {
  return path.join('migrations', app, `${name}.ts`);
}

/** The text of the file. */
export function formattedMigration({ operations, dependencies }: NewMigration): Promise<string> {
  return formatted(migrationText(operations, dependencies));
}
