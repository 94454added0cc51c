// docs/events.md describes every type of event as it is declared. `UPDATE_DOCS=1` writes the page anew.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { format, resolveConfig } from 'prettier';
import '../../ecommerce/services.js'; // whose apps declare the types
import { BASE_DIR } from '../../framework/conf/settings.js';
import { eventTypes } from '../event_types.js';
import { typesPage } from './events_page.js';

const FILE = path.join(BASE_DIR, 'docs/events.md');
const BEGIN = '<!-- What follows is made by events/tests/events_page.test.ts. -->\n';

it('docs/events.md describes every type of event', async () => {
  const page = readFileSync(FILE, 'utf8');
  const written = page.slice(0, page.indexOf(BEGIN));
  const config = await resolveConfig(FILE);
  const wanted = await format(`${written}${BEGIN}\n${typesPage(eventTypes())}`, {
    ...config,
    parser: 'markdown',
  });
  if (process.env.UPDATE_DOCS === '1') writeFileSync(FILE, wanted);
  expect(readFileSync(FILE, 'utf8'), 'UPDATE_DOCS=1 npx mocha events/tests/events_page.test.ts').to.equal(
    wanted,
  );
});
