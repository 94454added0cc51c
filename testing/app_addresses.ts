// What the tests of all addresses need to know of an app's. An app may say it itself, in `tests/addresses.ts`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { CODE_DIR } from '../framework/conf/settings.js';
import type { Method } from '../framework/http/router.js';
import type { Things } from './makers/things.js';

/** The status for anyone, the customer, another customer and staff; and what is sent where. */
export type AccessLine = [Method, string, [number, number, number, number], AccessCall?];
export interface AccessCall {
  /** The values of the path's parameters. */
  at?: (things: Things) => Record<string, string | number>;
  body?: (things: Things) => unknown;
  headers?: (things: Things) => Record<string, string>;
}

export interface AppAddresses {
  /** A line for every method of every path. */
  access: AccessLine[];
  /** By path: a body that creates a row of the table, and what makes it a different request. */
  posts: Record<string, { body: object; otherwise: object; table: string }>;
  /** By path: why a POST does without an idempotency key, or where it is tested. */
  exempt?: Record<string, string>;
}

/** What the apps say of their addresses, together. */
export async function addressesOfApps(): Promise<Required<AppAddresses>> {
  const all: Required<AppAddresses> = { access: [], posts: {}, exempt: {} };
  for (const { label } of INSTALLED_APPS) {
    const file = path.join(CODE_DIR, label, 'tests', 'addresses.ts');
    if (!existsSync(file)) continue;
    const { addresses } = (await import(pathToFileURL(file).href)) as { addresses: AppAddresses };
    all.access.push(...addresses.access);
    Object.assign(all.posts, addresses.posts);
    Object.assign(all.exempt, addresses.exempt);
  }
  return all;
}
