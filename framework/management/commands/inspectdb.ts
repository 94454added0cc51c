// inspectdb: the models of tables that exist, as a first draft of models.ts.
import { withDatabase } from '../../db/database.js';
import { modelsText } from '../../db/inspection.js';
import { readSchema } from '../../db/schema_catalog.js';
import { CommandError, defineCommand } from '../command.js';
import { formatted } from '../formatting.js';

export const command = defineCommand({
  help: 'Prints the models of existing tables, as a first draft of models.ts.',
  args: [{ name: 'table', help: 'Only these tables.', count: '*' }],
  async run({ args }, { out }) {
    const schema = await withDatabase((db) => readSchema(db.read));
    const unknown = args.find((table) => !schema.has(table));
    if (unknown !== undefined) throw new CommandError(`There is no table ${unknown}.`);
    const chosen = [...schema].filter(([table]) => args.length === 0 || args.includes(table));
    out.line((await formatted(modelsText(new Map(chosen)))).trimEnd());
  },
});
