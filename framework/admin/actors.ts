// Who did something, as the admin shows it: "grace" for `staff grace`, a customer's name with a link, "Guest", "System".
import { GUEST, SYSTEM } from '../actor_names.js';
import type { Queryable } from '../db/database.js';
import { capitalized } from '../db/fields.js';
import { site } from './site.js';

/** A person, with the page of a customer for those who may see it. */
export interface ShownActor {
  text: string;
  url?: string;
}

/** The person with this name of a history; `accounts` is the label of the model of customers. */
export async function shownActor(
  db: Queryable,
  name: string,
  accounts: string,
  urlOf: (model: string, id: number) => string | undefined,
): Promise<ShownActor> {
  const [kind, ...rest] = name.split(' ');
  if (kind === 'staff' && rest.length > 0) return { text: rest.join(' ') };
  const id = kind === 'customer' && /^[1-9]\d{0,9}$/.test(rest.join(' ')) ? Number(rest[0]) : 0;
  const url = id > 0 ? urlOf(accounts, id) : undefined;
  if (url === undefined)
    return { text: [GUEST, SYSTEM, 'customer'].includes(kind ?? '') ? capitalized(name) : name || '-' };
  const title = (await titleOf(db, accounts, id)) ?? capitalized(name);
  return { text: title, url };
}

async function titleOf(db: Queryable, label: string, id: number): Promise<string | undefined> {
  const model = site.of(label)?.model;
  const row = (await model?.objects(db).where({ id }).first()) as object | undefined;
  return row && model?.title(row);
}
