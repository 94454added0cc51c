// How many rows of other models belong to a row, with links to their lists: the orders, payments and invoices of a
// customer.
import type { Knex } from 'knex';
import type { Queryable } from '../db/database.js';
import { capitalized } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { countUpTo } from '../db/paging.js';
import { type Fact, registerRowPanel } from './row_panels.js';
import { modelUrl } from './site.js';

/** Counting ends here. */
const MANY = 1_000;

/** Adds a line to the page of each row of a model: how many rows of the other one refer to it by this indexed column. */
export function registerRelatedCount(model: Model, other: Model, column: string): void {
  registerRowPanel(model, {
    ...{ name: 'belonging', title: `What belongs to this ${model.verboseName}`, place: 'main', model: other },
    async facts({ db }, { id }): Promise<Fact[]> {
      const text = await countText(db.read, other, column, id);
      const url = `${modelUrl(other)}?${column}__exact=${id}`;
      return [{ label: capitalized(other.verboseNamePlural), cells: [{ text, url }] }];
    },
  });
}

/** "12", or "1,000 or more". */
async function countText(db: Queryable, model: Model, column: string, id: number): Promise<string> {
  const count = await countUpTo(model.objects(db).where({ [column]: id }) as Knex.QueryBuilder, MANY - 1);
  return `${count.toLocaleString('en')}${count === MANY ? ' or more' : ''}`;
}
