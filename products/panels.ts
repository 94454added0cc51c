// The panels about the catalogue on the admin's front page.
import { counted, WAITING } from '../framework/admin/panels.js';
import { modelUrl, rowUrl, site } from '../framework/admin/site.js';
import { settings } from '../ecommerce/settings.js';
import { Product } from './models.js';
import { countLowStock, lowStock } from './statistics.js';

const SHOWN = 8;
const { LOW_STOCK } = settings;
const LOW_ON_STOCK = `${modelUrl(Product)}?archived__exact=0&stock_quantity__lte=${LOW_STOCK}`;

site.registerPanel({
  title: WAITING,
  model: Product,
  place: 1.2,
  width: 12,
  async load(db) {
    const found = await counted((limit) => countLowStock(db, limit));
    return { figures: [{ label: 'Low on stock', kind: 'number', url: LOW_ON_STOCK, ...found }] };
  },
});

site.registerPanel({
  title: 'Low on stock',
  model: Product,
  place: 7,
  width: 6,
  link: {
    label: `All with ${LOW_STOCK} or fewer`,
    url: LOW_ON_STOCK,
  },
  async load(db) {
    const products = await lowStock(db, SHOWN);
    return {
      table: {
        columns: [
          { label: 'Product', kind: 'text' },
          { label: 'In stock', kind: 'number' },
        ],
        rows: products.map(({ id, name, stock_quantity }) => ({
          cells: [name, stock_quantity],
          url: rowUrl(Product, id),
        })),
        empty: `Every product has more than ${LOW_STOCK} units.`,
      },
    };
  },
});
