// The URLs of the catalogue: their access and input.
import { jsonReader } from '../framework/http/request.js';
import { endpoint, path } from '../framework/http/router.js';
import { BOOLEAN, listOf, numberedPage, object, TEXT, tokenPage } from '../framework/serializers/answers.js';
import type { Throttle } from '../framework/throttles/throttles.js';
import { settings } from '../ecommerce/settings.js';
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
const { productSerializer: product, categorySerializer: category, olderProduct } = serializers;
const done = { success: BOOLEAN, message: TEXT };
const reply = object({ ...done, product });
const page = numberedPage('products', product);

export const urlpatterns = [
  path(
    'api/products/',
    {
      GET: endpoint(views.list, 'anyone', { query: serializers.checkList, answers: { 200: page } }),
      POST: endpoint(views.create, 'staff', {
        ...ADD,
        body: serializers.checkNewProduct,
        answers: { 201: reply },
      }),
    },
    { v1: true, shared: true },
  ),
  path(
    'api/products/search/',
    {
      GET: endpoint(views.search, 'anyone', {
        query: serializers.checkSearch,
        throttle: SEARCH,
        answers: { 200: page },
      }),
    },
    { v1: true, shared: true },
  ),
  path(
    'api/products/<int:id>/',
    {
      GET: endpoint(views.retrieve, 'anyone', { answers: { 200: product } }),
      PUT: endpoint(views.update, 'staff', {
        ...CHANGE,
        body: jsonReader(changes, { prepare: withoutEmpty }),
        answers: { 200: reply },
      }),
      PATCH: endpoint(views.update, 'staff', { ...CHANGE, body: changes, answers: { 200: reply } }),
      DELETE: endpoint(views.destroy, 'staff', {
        permission: 'products.delete_product',
        answers: { 200: object(done) },
      }),
    },
    { v1: true, shared: true },
  ),
  path(
    'api/products/<int:id>/stock/',
    {
      GET: endpoint(views.retrieve, 'anyone', { answers: { 200: product } }),
      PUT: endpoint(views.setStock, 'staff', { ...CHANGE, body: stock, answers: { 200: product } }),
      POST: endpoint(views.adjustStock, 'staff', {
        ...CHANGE,
        body: serializers.checkStockMove,
        answers: { 200: product },
      }),
    },
    { shared: true },
  ),
  path('api/products/<int:id>/stock/movements/', {
    GET: endpoint(views.movements, 'staff', {
      permission: 'products.view_product',
      query: serializers.checkMovementsList,
      answers: { 200: tokenPage('movements', serializers.movementSerializer) },
    }),
  }),
  path(
    'api/categories/',
    {
      GET: endpoint(views.listCategories, 'anyone', {
        answers: { 200: object({ categories: listOf(category) }) },
      }),
      POST: endpoint(views.createCategory, 'staff', {
        permission: 'products.add_category',
        body: serializers.checkNewCategory,
        answers: { 201: category },
      }),
    },
    { shared: true },
  ),
  path(
    'products/<int:id>',
    { GET: endpoint(views.olderRetrieve, 'anyone', { answers: { 200: olderProduct } }) },
    { shared: true },
  ),
  path('products/<int:id>/stock', {
    PUT: endpoint(views.olderSetStock, 'staff', { ...CHANGE, body: stock, answers: { 200: olderProduct } }),
  }),
];
