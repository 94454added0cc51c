// Whether rows of a Django database can be stored beside what is here.
import type { Transaction } from '../../db/database.js';
import { givenFields } from '../../db/fixture_fields.js';
import type { Model } from '../../db/model.js';
import type { Candidate } from './rows.js';

/** The ids of rows that were not taken, by the label of their model. */
export type SkippedIds = Map<string, Set<number>>;

/** Gives a problem to each row that refers to a row that is not here; `except` is a column that is known to be right. */
export async function checkRelations(
  trx: Transaction,
  model: Model,
  candidates: Candidate[],
  skipped: SkippedIds,
  except?: string,
): Promise<void> {
  for (const { name, kind, options, labelInSentence } of givenFields(model)) {
    const target = options.to?.();
    if (kind !== 'foreignkey' || !target || name === except) continue;
    const idOf = ({ values }: Candidate) => values[name] as number | null | undefined;
    const ids = candidates.flatMap((candidate) => idOf(candidate) ?? []);
    const here = new Set(await target.objects(trx).whereIn('id', ids).pluck('id'));
    for (const candidate of candidates) {
      const id = idOf(candidate);
      if (id === null || id === undefined) continue;
      if (skipped.get(target.label)?.has(id))
        candidate.problem ??= `its ${labelInSentence} ${id} was skipped`;
      else if (!here.has(id)) candidate.problem ??= `its ${labelInSentence} ${id} does not exist`;
    }
  }
}

/** Gives a problem to each row with a value that must be unique and is taken. */
export async function checkUnique(trx: Transaction, model: Model, candidates: Candidate[]): Promise<void> {
  for (const { name, labelInSentence, options } of model.fields.values()) {
    if (!options.unique) continue;
    const values = candidates.flatMap(({ values: row }) => row[name] ?? []) as string[];
    const rows = (await model.objects(trx).whereIn(name, values).select('id', name)) as Record<
      string,
      unknown
    >[];
    const owners = new Map(rows.map((row) => [row[name], row.id as number]));
    for (const candidate of candidates) {
      const value = candidate.values[name];
      if (value === null || value === undefined || candidate.problem !== undefined) continue;
      const owner = owners.get(value);
      if (owner === undefined) owners.set(value, candidate.id);
      else if (owner !== candidate.id) {
        candidate.problem = `${model.verboseName} ${owner} has this ${labelInSentence} already`;
      }
    }
  }
}
