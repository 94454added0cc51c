// The catalogue in the admin site. All changes of a product go through catalogue.ts, so that editing the
// stock writes a movement.
import { type Action, ModelAdmin } from '../framework/admin/model_admin.js';
import { plainSaving, type SaveContext, type Saving } from '../framework/admin/saving.js';
import { site } from '../framework/admin/site.js';
import { createProduct, deleteProduct, type ProductValues, updateProduct } from './catalogue.js';
import { Category, createCategory, Product, type ProductRow, StockMovement } from './models.js';
import './panels.js';

const saving: Saving = {
  async create({ db }, columns) {
    return (await createProduct(db, columns as Partial<ProductValues>)).id;
  },
  async update({ db }, id, columns) {
    return updateProduct(db, id, columns as Partial<ProductValues>);
  },
  async delete({ db }, id) {
    await deleteProduct(db, id);
  },
};

const categorySaving: Saving = {
  ...plainSaving(Category),
  async create({ db }, values) {
    const { id } = await createCategory(db, values as { slug: string; name: string });
    return id;
  },
};

function archiving(archived: boolean): Action<ProductRow> {
  const [verb, participle] = archived ? ['archive', 'archived'] : ['restore', 'restored'];
  return {
    name: verb,
    label: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} selected products`,
    permission: 'change',
    changes: ['archived'],
    apply: async ({ db }: SaveContext, { id }) => {
      await updateProduct(db, id, { archived });
    },
    done: (count) => (count === 1 ? `1 product was ${participle}.` : `${count} products were ${participle}.`),
  };
}

site.register(
  Category,
  new ModelAdmin({
    listDisplay: ['name', 'slug'],
    searchFields: ['name', 'slug'],
    ordering: ['name'],
    fieldsets: [{ name: '', fields: ['name', 'slug'] }],
    prepopulatedFields: { slug: ['name'] },
    saving: categorySaving,
  }),
);

site.register(
  Product,
  new ModelAdmin<ProductRow>({
    listDisplay: ['id', 'name', 'category_id', 'price_cents', 'stock_quantity', 'created_at'],
    listDisplayLinks: ['id', 'name'],
    listFilter: [
      'category_id',
      'created_at',
      'archived',
      {
        name: 'in_stock',
        label: 'In stock',
        choices: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
        narrow(query, value) {
          void query.where('products_product.stock_quantity', value === 'yes' ? '>' : '=', 0);
        },
      },
    ],
    searchFields: ['search_text'],
    searchHelpText:
      'Finds products whose name, description or SKU has every word; “quoted words” stay together.',
    dateHierarchy: 'created_at',
    listEditable: ['price_cents', 'stock_quantity'],
    fieldsets: [
      { name: '', fields: ['name', 'description', 'sku', 'category_id'] },
      { name: 'Sale', fields: ['price_cents', 'stock_quantity', 'archived'] },
      { name: 'Dates', fields: ['created_at', 'updated_at'], collapsed: true },
    ],
    readonlyFields: ['created_at', 'updated_at'],
    saveAs: true,
    inlines: [
      {
        name: 'movements',
        model: StockMovement,
        foreignKey: 'product_id',
        fields: ['created_at', 'kind', 'delta', 'stock_quantity', 'order_id', 'note'],
        ordering: ['-id'],
        readonly: true,
      },
    ],
    actions: [archiving(true), archiving(false)],
    saving,
  }),
);
