// Deleting the selected rows of a list: which of them can be deleted, what protects the others, and the
// deletion, each row in its own transaction.
import { ApiError } from '../../errors.js';
import { collectDeletion, type Deletion, missingPermissions, removeRow } from '../deletion.js';
import { installedModels, type ModelPage } from '../page.js';
import { rowsOf } from './rows.js';

/** A selected row that cannot be deleted, and the reasons. */
export interface Kept {
  title: string;
  reasons: string[];
}

export interface Sorted {
  deletable: { id: number }[];
  kept: Kept[];
}

/** Which of the rows can be deleted. Rows are checked one by one only if something protects one of them. */
export async function sortOut(page: ModelPage, ids: number[]): Promise<Sorted> {
  const { model, admin } = page;
  const sorted: Sorted = { deletable: [], kept: [] };
  const free: { id: number }[] = [];
  for (const row of await rowsOf(page.db, page, ids)) {
    const refusal = admin.options.whyNotDeleted?.(row) ?? '';
    if (refusal === '') free.push(row);
    else sorted.kept.push({ title: model.title(row), reasons: [refusal] });
  }
  const together = await deletionOf(page, free);
  if (reasonsOf(page, together).length === 0) return { ...sorted, deletable: free };
  for (const row of free) {
    const reasons = reasonsOf(page, await deletionOf(page, [row]));
    if (reasons.length === 0) sorted.deletable.push(row);
    else sorted.kept.push({ title: model.title(row), reasons });
  }
  return sorted;
}

/** What is deleted with these rows. */
export function deletionOf(page: ModelPage, rows: { id: number }[]): Promise<Deletion> {
  const ids = rows.map(({ id }) => id);
  return collectDeletion(page.db.read, installedModels(page), page.model, ids);
}

/** "It is needed by order item “2 × Lamp”.", "You may not delete order items." */
function reasonsOf(page: ModelPage, deletion: Deletion): string[] {
  const needed = deletion.protectedBy.flatMap(({ model, rows, count }) => [
    ...rows.map(({ title }) => `It is needed by ${model.verboseName} “${title}”.`),
    ...(count > rows.length
      ? [`It is needed by ${count - rows.length} more ${model.verboseNamePlural}.`]
      : []),
  ]);
  const missing = missingPermissions(page, deletion);
  return [...needed, ...missing.map((model) => `You may not delete ${model.verboseNamePlural}.`)];
}

/** Deletes every row that can be deleted; returns how many, and the others. */
export async function deleteRows(
  page: ModelPage,
  rows: { id: number }[],
): Promise<{ deleted: number; kept: Kept[] }> {
  const kept: Kept[] = [];
  for (const row of rows) {
    try {
      await removeRow(page, row);
    } catch (error) {
      // Includes missing permissions and locks: the other rows are still deleted.
      if (!(error instanceof ApiError)) throw error;
      kept.push({ title: page.model.title(row), reasons: [error.message] });
    }
  }
  return { deleted: rows.length - kept.length, kept };
}
