// The URLs of the catalogue: their access and input.
import { jsonReader } from '../framework/http/request.js';
import { IF_MATCH } from '../framework/http/conditions.js';
import { endpoint, path } from '../framework/http/router.js';
import {
  type Answer,
  BOOLEAN,
  listOf,
  located,
  named,
  numberedPage,
  object,
  tagged,
  TEXT,
  tokenPage,
} from '../framework/serializers/answers.js';
import type { Throttle } from '../framework/throttles/throttles.js';
import { settings } from '../ecommerce/settings.js';
import { bulkAnswer, checkBulk } from './bulk_serializers.js';
import { urlpatterns as catalogue } from './catalogue_urls.js';
import { movementList, productList } from './lists.js';
import { productSearch } from './search.js';
import * as serializers from './serializers.js';
import * as views from './views.js';

const SEARCH: Throttle = {
  name: 'search',
  rate: () => settings.THROTTLE_SEARCH,
  counts: () => settings.API_ACCESS !== 'open',
};

const ADD = { permission: 'products.add_product' };
const CHANGE = { permission: 'products.change_product' };

/** The first system's PUT leaves empty and null fields unchanged. */
const withoutEmpty = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== null));

const { checkProductChanges: changes, checkStockBody: stock } = serializers;
const { productSerializer: product, categorySerializer: category } = serializers;
const { movementSerializer: movement } = serializers;
const done = { success: BOOLEAN, message: TEXT };
const reply = named('ProductReply', object({ ...done, product }));
const page = numberedPage('products', product);
const AT_LEAST: Answer = {
  schema: { const: true, description: 'There are more hits than total_count, where counting ended.' },
};
const hits = numberedPage('products', product, { total_is_at_least: AT_LEAST });

export const urlpatterns = [
  path(
    'api/products/',
    {
      GET: endpoint(views.list, 'anyone', {
        name: 'listProducts',
        summary: 'Lists the products on sale.',
        query: productList.check,
        fields: product,
        answers: { 200: page },
      }),
      POST: endpoint(views.create, 'staff', {
        name: 'createProduct',
        summary: 'Adds a product to the catalogue.',
        ...ADD,
        body: serializers.checkNewProduct,
        errors: ['already_exists'],
        example: { name: 'Teapot', price: 24.5, stock_quantity: 12, category: 'home', sku: 'TEAPOT-1' },
        answers: { 201: located(reply) },
      }),
    },
    { v1: true, shared: true },
  ),
  path('api/products/bulk/', {
    POST: endpoint(views.bulk, 'staff', {
      name: 'writeProducts',
      summary: 'Creates and changes up to 1,000 products.',
      ...CHANGE,
      body: checkBulk,
      example: { items: [{ sku: 'CUP-1', name: 'Cup', price: 6.5, stock_quantity: 40 }] },
      errors: ['not_found', 'already_exists', 'version_mismatch', 'insufficient_stock'],
      answers: { 200: bulkAnswer },
    }),
  }),
  path(
    'api/products/search/',
    {
      GET: endpoint(views.search, 'anyone', {
        name: 'searchProducts',
        summary: 'Finds products by words, category, price and stock.',
        query: productSearch.check,
        fields: product,
        throttle: SEARCH,
        answers: { 200: hits },
      }),
    },
    { v1: true, shared: true },
  ),
  path(
    'api/products/<int:id>/',
    {
      GET: endpoint(views.retrieve, 'anyone', {
        name: 'getProduct',
        summary: 'Returns one product.',
        fields: product,
        answers: { 200: tagged(product) },
      }),
      PUT: endpoint(views.update, 'staff', {
        name: 'replaceProduct',
        summary: 'Changes the fields of a product that are given and not empty.',
        headers: [IF_MATCH],
        ...CHANGE,
        body: jsonReader(changes, { prepare: withoutEmpty }),
        errors: ['already_exists'],
        example: { price: 19.9 },
        answers: { 200: tagged(reply) },
      }),
      PATCH: endpoint(views.update, 'staff', {
        name: 'updateProduct',
        summary: 'Changes the given fields of a product.',
        headers: [IF_MATCH],
        ...CHANGE,
        body: changes,
        errors: ['already_exists'],
        example: { price: 18.9 },
        answers: { 200: tagged(reply) },
      }),
      DELETE: endpoint(views.destroy, 'staff', {
        name: 'deleteProduct',
        summary: 'Takes a product out of the catalogue.',
        headers: [IF_MATCH],
        permission: 'products.delete_product',
        errors: ['in_use'],
        answers: { 200: object(done) },
      }),
    },
    { v1: true, shared: true },
  ),
  path(
    'api/products/<int:id>/stock/',
    {
      GET: endpoint(views.retrieve, 'anyone', {
        name: 'getStock',
        summary: 'Returns one product, with the number of units in stock.',
        fields: product,
        answers: { 200: tagged(product) },
      }),
      PUT: endpoint(views.setStock, 'staff', {
        name: 'setStock',
        summary: 'Sets the number of units in stock.',
        headers: [IF_MATCH],
        ...CHANGE,
        body: stock,
        example: { stock: 25 },
        answers: { 200: tagged(product) },
      }),
      POST: endpoint(views.adjustStock, 'staff', {
        name: 'adjustStock',
        summary: 'Adds units to the stock, or takes some away.',
        headers: [IF_MATCH],
        ...CHANGE,
        body: serializers.checkStockMove,
        errors: ['insufficient_stock'],
        example: { delta: 5, note: 'Delivery 42' },
        answers: { 200: tagged(product) },
      }),
    },
    { shared: true },
  ),
  path('api/products/<int:id>/stock/movements/', {
    GET: endpoint(views.movements, 'staff', {
      name: 'listStockMovements',
      summary: "Lists the changes of a product's stock, newest first.",
      permission: 'products.view_product',
      query: movementList.check,
      fields: movement,
      answers: { 200: tokenPage('movements', movement) },
    }),
  }),
  path(
    'api/categories/',
    {
      GET: endpoint(views.listCategories, 'anyone', {
        name: 'listCategories',
        summary: 'Lists the categories of the catalogue.',
        fields: category,
        answers: { 200: tagged(object({ categories: listOf(category) })) },
      }),
      POST: endpoint(views.createCategory, 'staff', {
        name: 'createCategory',
        summary: 'Adds a category to the catalogue.',
        permission: 'products.add_category',
        body: serializers.checkNewCategory,
        errors: ['already_exists'],
        example: { slug: 'garden', name: 'Garden' },
        answers: { 201: category },
      }),
    },
    { shared: true },
  ),
  ...catalogue,
];
