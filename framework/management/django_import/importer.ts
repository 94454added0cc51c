// Imports the tables that apps declare (framework/db/django_tables.ts). Rows that are here stay as they are; a row that
// this shop cannot hold is skipped with the reason, together with the rows that belong to it.
import type { Transaction } from '../../db/database.js';
import type { DjangoTable } from '../../db/django_tables.js';
import { type Related, setRelated } from '../../db/many_to_many.js';
import { moveSequence } from '../../db/fixtures.js';
import type { Model } from '../../db/model.js';
import type { ProgressBar } from '../progress_bar.js';
import { checkRelations, checkUnique, type SkippedIds } from './checks.js';
import type { ImportReport } from './report.js';
import { type Candidate, type Columns, columnsOf, missingFields, toCandidate } from './rows.js';
import type { DjangoDatabase } from './source.js';

/** The number of rows that are read and stored at a time. */
const BATCH = 500;

/** One import, in one transaction. */
export class Import {
  private readonly skippedIds: SkippedIds = new Map();
  private readonly models: Model[] = [];

  constructor(
    private readonly trx: Transaction,
    private readonly source: DjangoDatabase,
    private readonly report: ImportReport,
    private readonly progress: ProgressBar,
  ) {}

  /** Takes all rows of a table that are not here. */
  async table(table: DjangoTable): Promise<void> {
    const { model, parts } = table;
    const models = [model, ...(parts ? [parts.model] : [])];
    if (!this.source.tables.has(model.table)) return;
    const columns = new Map<Model, Columns>();
    for (const each of models) {
      const ofTable = this.source.tables.get(each.table) ?? [];
      const found = columnsOf(each, ofTable);
      const missing = [...(ofTable.includes('id') ? [] : ['id']), ...missingFields(each, found)];
      if (missing.length > 0) {
        return this.report.leaveOut(`${model.table}: ${each.table} has no column for ${missing.join(', ')}`);
      }
      columns.set(each, found);
      this.reportUnused(each, ofTable, found);
    }
    for (const each of models) this.report.count(each.label, 'taken', 0);
    for (let after = 0; ;) {
      const rows = await this.source.rowsAfter(model.table, after, BATCH);
      const last = rows.at(-1);
      if (!last) break;
      const candidates: Candidate[] = [];
      const ofModel = columns.get(model) as Columns;
      for (const row of rows) candidates.push(await toCandidate(this.trx, model, ofModel, row));
      await this.addParts(table, columns, candidates);
      await this.take(table, candidates);
      after = Number(last.id);
    }
    this.models.push(...models);
  }

  /** Lets new rows get the ids after the largest. Last, because a rollback does not set sequences back. */
  async moveSequences(): Promise<void> {
    for (const model of this.models) await moveSequence(this.trx, model);
  }

  private reportUnused(model: Model, all: string[], used: Columns): void {
    const known = new Set(['id', ...used.values()]);
    for (const column of all) {
      if (!known.has(column)) this.report.leaveOut(`${model.table}.${column}: there is no such field here`);
    }
  }

  /** Reads the rows that belong to these. */
  private async addParts(
    { parts }: DjangoTable,
    columns: Map<Model, Columns>,
    candidates: Candidate[],
  ): Promise<void> {
    if (!parts) return;
    const { model, by } = parts;
    const ofModel = columns.get(model) as Columns;
    const owners = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const column = ofModel.get(by) ?? by;
    for (const row of await this.source.rowsWhere(model.table, column, [...owners.keys()])) {
      const part = await toCandidate(this.trx, model, ofModel, row);
      owners.get(Number(row[column]))?.parts.push(part);
    }
  }

  private async take(table: DjangoTable, candidates: Candidate[]): Promise<void> {
    const { model, parts } = table;
    await table.makeRoom?.(this.trx, candidates.map(rowOf));
    const fresh = await this.withoutThoseHere(table, candidates);
    await checkRelations(this.trx, model, fresh, this.skippedIds);
    await checkUnique(this.trx, model, fresh);
    await this.checkParts(table, fresh);
    for (const each of fresh) each.problem ??= table.problem?.(each.values, partsOf(each));
    const good = fresh.filter(({ problem }) => problem === undefined);
    await this.insert(model, good);
    if (parts) {
      await this.insert(
        parts.model,
        good.flatMap((each) => each.parts),
      );
    }
    await this.relate(table, good);
    await table.taken?.(this.trx, good.map(rowOf));
    for (const each of fresh) this.account(table, each);
    const count = candidates.reduce((sum, each) => sum + 1 + each.parts.length, 0);
    this.progress.add(count, model.label);
  }

  /** Those whose id is free here, or used by another row, which is their problem. */
  private async withoutThoseHere(
    { model, parts, identity }: DjangoTable,
    all: Candidate[],
  ): Promise<Candidate[]> {
    const ids = all.map(({ id }) => id);
    const rows = (await model.objects(this.trx).whereIn('id', ids)) as Record<string, unknown>[];
    const here = new Map(rows.map((row) => [row.id, row]));
    return all.filter((each) => {
      const row = here.get(each.id);
      if (!row) return true;
      if (identity.every((column) => row[column] === each.values[column])) {
        this.report.count(model.label, 'here', 1);
        if (parts) this.report.count(parts.model.label, 'here', each.parts.length);
        return false;
      }
      each.problem ??= `another ${model.verboseName} has this id here`;
      return true;
    });
  }

  private async checkParts({ parts }: DjangoTable, candidates: Candidate[]): Promise<void> {
    if (!parts) return;
    const { model, by } = parts;
    const all = candidates.flatMap((each) => each.parts);
    const ids = all.map(({ id }) => id);
    const here = new Set(await model.objects(this.trx).whereIn('id', ids).pluck('id'));
    for (const part of all) if (here.has(part.id)) part.problem ??= `another one has this id here`;
    await checkRelations(this.trx, model, all, this.skippedIds, by);
    await checkUnique(this.trx, model, all);
    for (const candidate of candidates) {
      const wrong = candidate.parts.find(({ problem }) => problem !== undefined);
      if (wrong) candidate.problem ??= `its ${model.verboseName} ${wrong.id}: ${wrong.problem}`;
    }
  }

  private async insert(model: Model, candidates: Candidate[]): Promise<void> {
    for (let start = 0; start < candidates.length; start += BATCH) {
      await model.objects(this.trx).insert(candidates.slice(start, start + BATCH).map(rowOf));
    }
  }

  /** Stores the many-to-many fields of rows that were taken. */
  private async relate({ model, related }: DjangoTable, taken: Candidate[]): Promise<void> {
    if (!related || taken.length === 0) return;
    const lists = new Map(taken.map(({ id }) => [id, {} as Related]));
    const values = await related(
      this.source,
      taken.map(({ id }) => id),
    );
    for (const { id, name, value, problem } of values) {
      const target = this.relationTarget(model, name);
      const isSkipped = target !== undefined && this.skippedIds.get(target.label)?.has(value as number);
      const reason = isSkipped ? `${target.verboseName} ${String(value)} was skipped` : problem;
      if (reason !== undefined) this.report.remark(model.label, id, `${reason}, and was left out of ${name}`);
      else ((lists.get(id) ?? {})[name] ??= []).push(value);
    }
    for (const [id, list] of lists) await setRelated(this.trx, model, id, list);
  }

  private relationTarget(model: Model, name: string): Model | undefined {
    const [, relation] = model.manyToMany.find(([each]) => each === name) ?? [];
    return relation?.through().field(relation.to).options.to?.();
  }

  private account(
    { model, parts, remark }: DjangoTable,
    { id, values, problem, parts: own }: Candidate,
  ): void {
    if (parts) this.report.count(parts.model.label, problem === undefined ? 'taken' : 'skipped', own.length);
    if (problem === undefined) {
      this.report.count(model.label, 'taken', 1);
      const text = remark?.(values);
      if (text !== undefined) this.report.remark(model.label, id, text);
      return;
    }
    const { verboseName = '', verboseNamePlural = '' } = parts?.model ?? {};
    const withParts = ` (with ${own.length} ${own.length === 1 ? verboseName : verboseNamePlural})`;
    this.report.skip(model.label, id, own.length > 0 ? problem + withParts : problem);
    const ids = this.skippedIds.get(model.label) ?? new Set();
    this.skippedIds.set(model.label, ids.add(id));
  }
}

function rowOf({ id, values }: Candidate): Record<string, unknown> {
  return { id, ...values };
}

function partsOf({ parts }: Candidate): Record<string, unknown>[] {
  return parts.map(rowOf);
}
