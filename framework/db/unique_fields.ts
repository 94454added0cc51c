// What is said when another row has a value that must be unique: the database decides, for two may write at once.
import { ApiError } from '../errors.js';
import { isUniqueViolation } from './database.js';
import type { Field } from './fields.js';
import type { Model } from './model.js';

/**
 * Runs what writes a row of the model; `already_exists`, which names the field, when another row has its value. On
 * PostgreSQL `work` must be a transaction of its own, or one inside another: a statement that fails ends it.
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

/** SQLite names the column, PostgreSQL the index, which knex names after table and column. */
function duplicateField(error: Error & { constraint?: string }, model: Model): Field | undefined {
  return [...model.fields.values()].find(
    ({ name, options }) =>
      options.unique === true &&
      (error.constraint === `${model.table}_${name}_unique` ||
        error.message.endsWith(`UNIQUE constraint failed: ${model.table}.${name}`)),
  );
}
