// The URLs of GreenCart's catalogue outside /api/, for the clients of its own service: their access and input.
import { DETAIL_ERRORS as errorFormat } from '../framework/http/detail_errors.js';
import { IF_MATCH } from '../framework/http/conditions.js';
import { endpoint, path } from '../framework/http/router.js';
import { checkSkipLimit } from '../framework/http/skip_limit.js';
import { listOf, tagged } from '../framework/serializers/answers.js';
import {
  catalogueProduct as product,
  checkCatalogueProduct,
  deletedAnswer,
} from './catalogue_serializers.js';
import * as views from './catalogue_views.js';
import { checkStockBody } from './serializers.js';

const may = (action: string) => ({ permission: `products.${action}_product` });
const body = checkCatalogueProduct;
const answers = { 200: tagged(product) };
const headers = [IF_MATCH];

export const urlpatterns = [
  path(
    'products/',
    {
      GET: endpoint(views.list, 'anyone', {
        name: 'listCatalogueProducts',
        summary: 'Lists products as GreenCart does.',
        query: checkSkipLimit,
        answers: { 200: listOf(product) },
      }),
      POST: endpoint(views.create, 'staff', {
        name: 'createCatalogueProduct',
        summary: 'Adds a product as GreenCart does.',
        ...may('add'),
        body,
        example: { name: 'Apron', description: 'Linen', price: 30, stock: 9, category_id: 1 },
        answers,
      }),
    },
    { shared: true, errorFormat },
  ),
  path(
    'products/<int:id>',
    {
      GET: endpoint(views.retrieve, 'anyone', {
        name: 'getCatalogueProduct',
        summary: 'Returns one product as GreenCart does.',
        answers,
      }),
      PUT: endpoint(views.update, 'staff', {
        name: 'updateCatalogueProduct',
        summary: 'Changes a product as GreenCart does.',
        headers,
        ...may('change'),
        body,
        example: { name: 'Apron', description: 'Washed linen', price: 32, stock: 9, category_id: 1 },
        answers,
      }),
      DELETE: endpoint(views.destroy, 'staff', {
        name: 'deleteCatalogueProduct',
        summary: 'Removes a product as GreenCart does.',
        headers,
        ...may('delete'),
        errors: ['in_use'],
        answers: { 200: deletedAnswer },
      }),
    },
    { shared: true, errorFormat },
  ),
  path(
    'products/<int:id>/stock',
    {
      PUT: endpoint(views.setStock, 'staff', {
        name: 'setCatalogueStock',
        summary: 'Sets the number of units in stock as GreenCart does.',
        headers,
        ...may('change'),
        body: checkStockBody,
        example: { stock: 12 },
        answers,
      }),
    },
    { errorFormat },
  ),
];
