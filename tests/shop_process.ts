// The whole shop as processes of its own, for settings that the test's own process does not have.
import type { Database } from '../framework/db/database.js';
import { startCommand } from '../testing/command_line.js';
import { request, type Shop } from '../testing/shop.js';
import { staff } from '../testing/makers/staff.js';

/** Opens the shop of a database with `start`; requests come from staff. Gives how to close it, too. */
export async function openShop(
  db: Database,
  environment: Record<string, string>,
  username = 'grace',
): Promise<Shop> {
  const command = startCommand(['start', '0'], { DATABASE_URL: db.url, ...environment });
  await command.prints('The shop is open.');
  const url = /Starting development server at (http:\S+)\/\n/.exec(command.stdout)?.[1] ?? '';
  const usual = await staff(db, username);
  const send: Shop['send'] = (method, path, body, headers = {}) =>
    request(url + path, method, body, { ...usual, ...headers });
  return {
    ...{ db, url, send },
    get: (path, headers) => send('GET', path, undefined, headers),
    stop: async () => void (await command.end()),
  };
}
