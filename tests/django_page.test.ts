// docs/django.md: it names every command, and its commands work.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { NOT_NEEDED } from '../framework/management/not_needed.js';
import { commandGroups, loadCommand } from '../framework/management/registry.js';
import { runCommands } from '../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase } from '../testing/databases.js';

const page = readFileSync(path.join(BASE_DIR, 'docs', 'django.md'), 'utf8');
const commands = [...page.matchAll(/^manage\.ts (.+)$/gm)].map(([, line = '']) => line.split(' '));
const rows = [...page.matchAll(/^\| `(\w+)` +\| (.*?) +\|/gm)].map(([, name = '', same = '']) => ({
  name,
  same,
}));

describe('the page about Django', () => {
  it('names every command of this project', () => {
    const names = commandGroups().flatMap(([, group]) => group);
    for (const name of [...names, ...Object.keys(NOT_NEEDED)]) expect(page, name).to.contain(`\`${name}\``);
  });

  it('claims only flags that the commands have', async () => {
    for (const { name, same } of rows) {
      const command = await loadCommand(name);
      const known = [...Object.keys(command?.options ?? {}), 'noinput', 'database'];
      for (const [, flag = ''] of same.matchAll(/`--([\w-]+)/g)) expect(known, name).to.include(flag);
    }
    expect(rows.length).to.be.greaterThan(20);
  });
});

onEachDatabase('the commands of the page about Django', (dialect) => {
  it('work', async () => {
    const database = await createEmptyDatabase(dialect);
    // Before the first migrate there is only a warning.
    const outcomes = await runCommands(commands, { DATABASE_URL: database.url });
    const failed = outcomes.flatMap(({ code, stderr }, index) =>
      code === 0 ? [] : [`${commands[index]?.join(' ')}: ${stderr}`],
    );
    expect(failed).to.deep.equal([]);
    await database.drop();
  });
});
