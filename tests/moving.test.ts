// Runs the commands of docs/moving.md in their order.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { runCommands } from '../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase } from '../testing/databases.js';
import { makeDjangoShop } from '../testing/makers/django_shop.js';

const guide = readFileSync(path.join(BASE_DIR, 'docs', 'moving.md'), 'utf8');
const commands = [...guide.matchAll(/^node dist\/manage\.js (.+)$/gm)].map(([, line = '']) =>
  line.split(' '),
);

onEachDatabase('the guide to moving a Python shop', (dialect) => {
  it('has commands that all work', async () => {
    const database = await createEmptyDatabase(dialect);
    const source = await createEmptyDatabase(dialect);
    await makeDjangoShop(source);
    const lines = commands.map((words) => words.map((word) => (word === 'old.sqlite3' ? source.url : word)));
    expect(lines.map(([name]) => name)).to.deep.equal([
      ...['migrate', 'importdjango', 'migrate', 'importdjango', 'verify', 'check', 'flush', 'importdjango'],
    ]);
    const outcomes = await runCommands(lines, { DATABASE_URL: database.url });
    expect(outcomes.map(({ code }) => code)).to.deep.equal(lines.map(() => 0));
    const imported = outcomes.filter((_, index) => lines[index]?.[0] === 'importdjango');
    for (const { stdout } of imported) expect(stdout).to.match(/orders\.order +2 +0 +3\n/);
    await Promise.all([database.drop(), source.drop()]);
  });
});
