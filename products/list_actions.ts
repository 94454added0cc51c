// What the admin does with many products at once: their price, their category, and whether they are sold.
import { staffName } from '../framework/actor_names.js';
import type { Action, Preview } from '../framework/admin/model_admin.js';
import type { SaveContext } from '../framework/admin/saving.js';
import { currencyOf, fullAmount } from '../framework/currency.js';
import type { Queryable } from '../framework/db/database.js';
import { ApiError, invalid } from '../framework/errors.js';
import { formatCents } from '../framework/money.js';
import { settings } from '../ecommerce/settings.js';
import { bulkWrite } from './bulk.js';
import type { ProductValues } from './catalogue.js';
import { mergeCategory, productCounts } from './categories.js';
import { Category, type CategoryRow, type ProductRow } from './models.js';
import { changedPrice, isPrice, readPriceChange } from './price_changes.js';

const MAX_CATEGORIES = 1_000;

/** Changes products together; the errors of those that cannot be changed, in their order. */
async function change(
  { db, user }: SaveContext,
  rows: ProductRow[],
  valuesOf: (row: ProductRow) => Partial<ProductValues>,
): Promise<(ApiError | undefined)[]> {
  const items = rows.map((row) => ({ id: row.id, values: valuesOf(row) }));
  const results = await bulkWrite(db, items, { by: staffName(user.username) });
  return results.map(({ error }) => error);
}

const products = (count: number): string =>
  count === 1 ? '1 product was' : `${count.toLocaleString('en')} products were`;

const pricing: Action<ProductRow> = {
  name: 'change_price',
  label: 'Change the price of selected products',
  button: 'Change prices',
  permission: 'change',
  changes: ['price_cents'],
  asks: [
    {
      name: 'change',
      label: 'Change',
      helpText: `+10% or -10%, an amount such as +2 or -0.50, or a new price. Halves of ${formatCents(1, settings.CURRENCY)} are rounded up.`,
    },
  ],
  check: ({ change: typed = '' }) => void readPriceChange(typed),
  preview: (_db, rows, { change: typed = '' }) =>
    Promise.resolve(rows.map((row) => previewOfPrice(row, typed))),
  applyToMany: (context, rows, { change: typed = '' }) =>
    change(context, rows, ({ price_cents }) => ({
      price_cents: changedPrice(price_cents, readPriceChange(typed)),
    })),
  done: (count) => `${products(count)} changed in price.`,
};

function previewOfPrice(row: ProductRow, typed: string): Preview {
  const currency = currencyOf(row);
  const cents = changedPrice(row.price_cents, readPriceChange(typed));
  const [before, after] = [row.price_cents, cents].map((each) => fullAmount(each, currency)) as [
    string,
    string,
  ];
  if (isPrice(cents)) return { before, after };
  const problem =
    cents < 1 ? `The price would be below ${fullAmount(1, currency)}.` : 'The price would be too high.';
  return { before, after, problem };
}

async function categoryChoices(db: Queryable) {
  const rows = await Category.objects(db).orderBy(['name_key', 'id']).limit(MAX_CATEGORIES);
  return rows.map(({ id, name }) => ({ value: String(id), label: name }));
}

const categorizing: Action<ProductRow> = {
  name: 'set_category',
  label: 'Set the category of selected products',
  permission: 'change',
  changes: ['category_id'],
  asks: [
    {
      name: 'category',
      label: 'Category',
      helpText: 'The category of all of them from now on.',
      choices: categoryChoices,
    },
  ],
  check: ({ category = '' }) => {
    if (!/^\d{1,9}$/.test(category)) throw invalid('category', 'choose a category');
  },
  preview: async (db, rows, { category = '' }) => {
    const names = await namesOf(db, [Number(category), ...rows.map(({ category_id }) => category_id)]);
    const after = names.get(Number(category));
    if (after === undefined) throw invalid('category', 'there is no such category any more');
    return rows.map(({ category_id }) => ({ before: names.get(category_id) ?? '', after }));
  },
  applyToMany: (context, rows, { category = '' }) =>
    change(context, rows, () => ({ category_id: Number(category) })),
  done: (count) => `${products(count)} put into the category.`,
};

async function namesOf(db: Queryable, ids: number[]): Promise<Map<number, string>> {
  const rows = await Category.objects(db)
    .whereIn('id', [...new Set(ids)])
    .select('id', 'name');
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const merging: Action<CategoryRow> = {
  name: 'merge',
  label: 'Merge selected categories into another',
  button: 'Merge into…',
  permission: 'delete',
  changes: [],
  asks: [
    {
      name: 'into',
      label: 'Merge into',
      helpText: 'Their products move there, and the selected categories are deleted.',
      choices: categoryChoices,
    },
  ],
  check: ({ into = '' }) => {
    if (!/^\d{1,9}$/.test(into)) throw invalid('into', 'choose a category');
  },
  preview: async (db, rows, { into = '' }) => {
    const target = await Category.objects(db)
      .where({ id: Number(into) })
      .first();
    if (!target) throw invalid('into', 'there is no such category any more');
    const counts = await productCounts(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id }) => {
      const before = counted(counts.get(id));
      if (id === target.id) return { before, after: before, problem: 'The others are merged into this one.' };
      return { before, after: `moved to ${target.name}; deleted` };
    });
  },
  apply: async ({ trx, user }, { id }, { into = '' }) => {
    if (!user.may('products.change_product')) throw new ApiError('forbidden', 'You may not change products.');
    await mergeCategory(trx, id, Number(into));
  },
  done: (count) => (count === 1 ? '1 category was merged.' : `${count} categories were merged.`),
};

const counted = (count = '0'): string => `${count} ${count === '1' ? 'product' : 'products'}`;

export const CATEGORY_ACTIONS = [merging];

const stateOf = (archived: boolean): string => (archived ? 'Archived' : 'On sale');

function archiving(archived: boolean): Action<ProductRow> {
  const [verb, participle] = archived ? ['archive', 'archived'] : ['restore', 'restored'];
  return {
    name: verb,
    label: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} selected products`,
    permission: 'change',
    changes: ['archived'],
    preview: (_db, rows) =>
      Promise.resolve(rows.map((row) => ({ before: stateOf(row.archived), after: stateOf(archived) }))),
    applyToMany: (context, rows) => change(context, rows, () => ({ archived })),
    done: (count) => `${products(count)} ${participle}.`,
  };
}

export const PRODUCT_ACTIONS = [pricing, categorizing, archiving(true), archiving(false)];
