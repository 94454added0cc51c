// The example in TypeScript: the types that openapi-typescript makes of the API's description compile, and the program
// that uses them buys something. `UPDATE_DOCS=1` writes the types anew.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { BASE_DIR } from '../framework/conf/settings.js';
import { projectDocument } from '../framework/openapi/project_document.js';
import { onEachDatabase } from '../testing/databases.js';
import { makeProduct, stockOf } from '../testing/makers/products.js';
import { useShop } from '../testing/shop.js';

const FOLDER = path.join(BASE_DIR, 'examples/typescript');
const TYPES = path.join(FOLDER, 'generated/api.d.ts');

it('the types of the example are those of the API', async () => {
  const document = structuredClone(await projectDocument()) as unknown as OpenAPI3;
  const types = astToString(await openapiTS(document));
  if (process.env.UPDATE_DOCS === '1') writeFileSync(TYPES, types);
  expect(
    readFileSync(TYPES, 'utf8') === types,
    'UPDATE_DOCS=1 npx mocha tests/typescript_example.test.ts',
  ).to.equal(true);
});

onEachDatabase('the example in TypeScript', (dialect) => {
  const shop = useShop(dialect);

  it('registers, fills a cart, checks out and pays', async () => {
    const id = await makeProduct(shop(), { price: 10, stock_quantity: 5 });
    const program = path.join(FOLDER, 'shop.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, shop().url], {
      cwd: BASE_DIR,
      timeout: 100_000,
    });
    expect(stdout).to.match(/^Order \d+: 20 USD, paid\n$/);
    expect(await stockOf(shop(), id)).to.equal(3);
  });
});
