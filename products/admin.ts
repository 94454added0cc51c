// The catalogue in the admin site. All changes of a product go through catalogue.ts, so that editing the
// stock writes a movement.
import { staffName } from '../framework/actor_names.js';
import { ModelAdmin } from '../framework/admin/model_admin.js';
import { plainSaving, type Saving } from '../framework/admin/saving.js';
import { listActionButton, registerRowAction } from '../framework/admin/row_actions.js';
import { modelUrl, site } from '../framework/admin/site.js';
import { registerTool } from '../framework/admin/tools.js';
import { STYLES } from './csv_lists.js';
import { createProduct, deleteProduct, type ProductValues, updateProduct } from './catalogue.js';
import {
  Category,
  type CategoryRow,
  createCategory,
  Product,
  type ProductRow,
  StockMovement,
  type StockMovementRow,
} from './models.js';
import { exportList } from './export_page.js';
import { importForm, importList } from './import_page.js';
import { productCounts } from './categories.js';
import { CATEGORY_ACTIONS, PRODUCT_ACTIONS } from './list_actions.js';
import './panels.js';
import { lookUp, receive, receiveForm } from './receive_page.js';

const saving: Saving = {
  async create({ db, user }, columns) {
    return (await createProduct(db, columns as Partial<ProductValues>, staffName(user.username))).id;
  },
  async update({ db, user }, id, columns) {
    return updateProduct(db, id, columns as Partial<ProductValues>, { by: staffName(user.username) });
  },
  async delete({ db }, id) {
    await deleteProduct(db, id);
  },
};

const categorySaving: Saving = {
  ...plainSaving(Category),
  async create({ db }, values) {
    const { id } = await createCategory(
      db,
      values as { slug: string; name: string; tax_rate: string | null },
    );
    return id;
  },
};

site.register(
  Category,
  new ModelAdmin<CategoryRow>({
    listDisplay: [
      'name',
      'slug',
      {
        ...{ name: 'products', label: 'Products', kind: 'integer', ofModel: 'products.product' },
        value: () => null,
        load: productCounts,
        url: ({ id }) => `${modelUrl(Product)}?category_id__exact=${id}`,
      },
    ],
    actions: CATEGORY_ACTIONS,
    searchFields: ['name_key', 'slug'],
    searchResult: ['slug'],
    ordering: ['name_key'],
    fieldsets: [{ name: '', fields: ['name', 'slug', 'tax_rate'] }],
    prepopulatedFields: { slug: ['name'] },
    saving: categorySaving,
  }),
);

site.register(
  Product,
  new ModelAdmin<ProductRow>({
    listDisplay: ['id', 'name', 'category_id', 'price_cents', 'stock_quantity', 'created_at', 'archived'],
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
    searchResult: ['sku', 'price_cents', 'stock_quantity'],
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
        fields: ['created_at', 'kind', 'delta', 'stock_quantity', 'changed_by', 'order_id', 'note'],
        ordering: ['-id'],
        readonly: true,
      },
    ],
    actions: PRODUCT_ACTIONS,
    saving,
  }),
);

site.register(
  StockMovement,
  new ModelAdmin<StockMovementRow>({
    isInMenu: false,
    permissionsOf: Product,
    listDisplay: [
      ...['created_at', 'product_id', 'kind', 'delta', 'stock_quantity', 'changed_by', 'order_id', 'note'],
    ],
    sortableBy: [],
    readonlyFields: [...StockMovement.fields.keys()],
    allows: { add: false, change: false, delete: false },
  }),
);

for (const action of CATEGORY_ACTIONS) {
  registerRowAction(Category, {
    place: 20,
    button(page, row) {
      const button = listActionButton(page, action, row);
      return button && { ...button, label: 'Merge into…' };
    },
  });
}

registerTool(Product, {
  ...{ name: 'receive', label: 'Receive goods', permission: 'change', isInMenu: true },
  ...{ get: receiveForm, post: receive },
});
registerTool(Product, {
  ...{ name: 'receive_lookup', label: '', permission: 'change', get: lookUp },
});
registerTool(Product, {
  ...{ name: 'import', label: 'Import', permission: 'change' },
  ...{ get: importForm, post: importList },
});
registerTool(Product, {
  ...{ name: 'export_list', label: 'Export for import', permission: 'view', keepsFilters: true },
  get: exportList(STYLES.comma),
});
registerTool(Product, {
  ...{ name: 'export_semicolon', label: '', permission: 'view', get: exportList(STYLES.semicolon) },
});
