// Errors for violated unique fields. The database decides, because two transactions may write concurrently.
import { ApiError } from '../errors.js';
import { isUniqueViolation } from './database.js';
import type { Field } from './fields.js';
import type { Model } from './model.js';

/**
 * Runs `work`, which writes a row of the model; `already_exists`, with the field, when another row has its value. On
 * PostgreSQL `work` must be its own transaction or savepoint, because a failed statement aborts it.
 */
export async function refuseDuplicates<T>(model: Model, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const field = isUniqueViolation(error) ? duplicateField(error as Error, model) : undefined;
    if (!field) throw error;
    const message = `There is a ${model.verboseName} with this ${field.labelInSentence} already.`;
    throw new ApiError('already_exists', message, [{ field: field.publicName, message: 'is taken' }]);
  }
}

/** SQLite's message has the column, PostgreSQL's the index, which knex names after table and column. */
function duplicateField(error: Error & { constraint?: string }, model: Model): Field | undefined {
  return [...model.fields.values()].find(
    ({ name, options }) =>
      options.unique === true &&
      (error.constraint === `${model.table}_${name}_unique` ||
        error.message.endsWith(`UNIQUE constraint failed: ${model.table}.${name}`)),
  );
}
