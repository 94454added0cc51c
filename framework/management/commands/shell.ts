// shell: a JavaScript prompt with the apps' models and their functions.
import { once } from 'node:events';
import { start } from 'node:repl';
import { text } from 'node:stream/consumers';
import { installedApps } from '../../project.js';
import { type Database, now, withDatabase } from '../../db/database.js';
import { settings } from '../../conf/settings.js';
import { appModule } from '../app_modules.js';
import { defineCommand } from '../command.js';

type Names = Record<string, unknown>;

export const command = defineCommand({
  help: 'Opens a JavaScript prompt with the models, or runs code; await works.',
  options: { command: { type: 'string', short: 'c', value: 'CODE', help: 'Run this code and exit.' } },
  run({ options }, { out }) {
    return withDatabase(async (db) => {
      const names = await namesAtHand(db);
      if (options.command !== undefined) return runCode(options.command, names);
      if (!process.stdin.isTTY) return runCode(await text(process.stdin), names);
      out.line(
        `Available: ${Object.keys(names).join(', ')}. For example: await Product.objects(db.read).first()`,
      );
      const repl = start({ prompt: '>>> ' });
      Object.assign(repl.context, names);
      await once(repl, 'exit');
    });
  },
});

/** The database, the settings, and the exports of every app's models.ts. */
async function namesAtHand(db: Database): Promise<Names> {
  const names: Names = { db, settings, now };
  for (const app of installedApps()) {
    for (const model of app.models) names[model.options.name] = model;
    Object.assign(names, await appModule(app.label, 'models'));
  }
  return names;
}

async function runCode(code: string, names: Names): Promise<void> {
  const AsyncFunction = (async () => undefined).constructor as new (
    ...parameters: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction(...Object.keys(names), code)(...Object.values(names));
}
