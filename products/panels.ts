// The panels about the catalogue on the admin's front page.
import { modelUrl, rowUrl, site } from '../framework/admin/site.js';
import { Product } from './models.js';
import { LOW_STOCK, lowStock } from './statistics.js';

const SHOWN = 8;

site.registerPanel({
  title: 'Low on stock',
  model: Product,
  place: 5,
  width: 6,
  link: {
    label: `All with ${LOW_STOCK} or fewer`,
    url: `${modelUrl(Product)}?archived__exact=0&stock_quantity__lte=${LOW_STOCK}`,
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
