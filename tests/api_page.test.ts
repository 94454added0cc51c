// The commands of docs/api.md, pasted in their order into one shell, against a shop started as the README says.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { type Running, startShopProcesses } from '../testing/processes.js';

const page = readFileSync(path.join(BASE_DIR, 'docs', 'api.md'), 'utf8');
const blocks = [...page.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block = '']) => block);

onEachDatabase('the page of the API', (dialect) => {
  let database: TestDatabase;
  let shop: Running & { port: number };

  before(async function () {
    this.timeout(120_000);
    database = await createEmptyDatabase(dialect);
    shop = await startShopProcesses(database.url);
  });
  after(async () => {
    await shop.stop();
    await database.drop();
  });

  it('has commands that all work, any number of times', async function () {
    this.timeout(120_000);
    const typed = blocks
      .map((block) => `${block}\necho; echo END`)
      .join('\n')
      .replaceAll('http://localhost:8000', `http://localhost:${shop.port}`)
      .replaceAll(/^curl (?!-s)/gm, 'curl -sS --fail-with-body ');
    for (const time of ['first', 'second']) {
      const all = { timeout: 100_000, maxBuffer: 10_000_000 };
      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', typed], all);
      const answers = stdout.split('END\n');
      expect(answers, time).to.have.length(blocks.length + 1);
      const answerTo = (part: string) => answers[blocks.findIndex((block) => block.includes(part))] ?? '';
      expect(answerTo('X-Order-Token'), time).to.include('"payment_status":"paid"');
      expect(answerTo('customers/register'), time).to.include('"name":"Ada Lovelace"');
      expect(answerTo('key-$RANDOM').match(/"item_count":1,/g), 'done once').to.have.length(2);
      expect(answerTo('OPTIONS')).to.include('Access-Control-Allow-Origin: http://localhost:3000');
    }
  });
});
