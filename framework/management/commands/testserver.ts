// testserver: the whole shop on a temporary database with these fixtures, to be thrown away.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineCommand } from '../command.js';
import { Child, stopAsked } from '../processes.js';

export const command = defineCommand({
  help: 'Serves the whole shop on a temporary SQLite database with these fixtures.',
  args: [{ name: 'fixture', help: 'Files or names of fixtures, as for loaddata.', count: '*' }],
  options: { addrport: { type: 'string', value: 'ADDR:PORT', help: 'Where the web server listens.' } },
  async run({ args, options }, { verbosity }) {
    const stop = stopAsked();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-testserver-'));
    const environment = { DATABASE_URL: `sqlite:${path.join(folder, 'shop.sqlite3')}` };
    const level = ['--verbosity', String(verbosity)];
    const steps = [
      ['migrate', ...level],
      ...(args.length > 0 ? [['loaddata', ...args, ...level]] : []),
      ['start', '--noreload', ...(options.addrport ? [options.addrport] : [])],
    ];
    try {
      for (const step of steps) {
        const child = new Child(step, { environment });
        const code = await Promise.race([child.ended, stop.then(() => child.stop())]);
        if (code !== 0 || step === steps.at(-1)) return code;
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
