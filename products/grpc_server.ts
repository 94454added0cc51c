// ProductService: decode, check, one model call, encode.
import type { Database } from '../framework/db/database.js';
import { expecting, type Preconditions } from '../framework/etags.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { toMessage, type Plain } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { checkId } from '../framework/validation.js';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';
import { bulkWrite } from './bulk.js';
import { bulkRequest, bulkResponse } from './bulk_serializers.js';
import { createProduct, deleteProduct, type ProductValues, updateProduct } from './catalogue.js';
import {
  batchGetProducts,
  categoryId,
  createCategory,
  getProduct,
  listCategories,
  type ProductRow,
} from './models.js';
import { listProducts, listStockMovements, movementList, productList } from './lists.js';
import { productSearch, searchProducts } from './search.js';
import * as serializers from './serializers.js';
import { adjustStock, setStock } from './stock.js';
import { watchStock } from './stock_watch.js';

type Definition = typeof grpcPb.ProductServiceService;

export const service = defineService({
  name: 'products.ProductService',
  address: settings.PRODUCTS_ADDRESS,
  definition: grpcPb.ProductServiceService,
  handlers: (db): Handlers<Definition> => ({
    ...productHandlers(db),
    ...listHandlers(db),
    ...stockHandlers(db),
    ...categoryHandlers(db),
  }),
  keyed: [
    ...(['createProduct', 'updateProduct', 'deleteProduct', 'bulkWriteProducts'] as const),
    ...(['setStock', 'adjustStock', 'createCategory'] as const),
  ],
});

function productHandlers(db: Database) {
  return {
    async createProduct(request, call) {
      const values = serializers.productInput.columns(serializers.checkNewProduct(request));
      const product = await createProduct(db, values, call.actor);
      return productResponse(product, 'Product created successfully');
    },
    async getProduct(request) {
      const { id } = checkId(request);
      return productResponse(await getProduct(db.read, id), 'Product retrieved successfully');
    },
    async updateProduct(request, call) {
      const { id } = checkId(request);
      const product = await updateProduct(db, id, changesOf(request), {
        ...{ by: call.actor, expect: expected(request) },
      });
      return productResponse(product, 'Product updated successfully');
    },
    async deleteProduct(request) {
      await deleteProduct(db, checkId(request).id, expected(request));
      return toMessage(pb.DeleteProductResponse, { success: true, message: 'Product deleted successfully' });
    },
    async bulkWriteProducts(request, call) {
      const { items, options } = bulkRequest(request);
      const results = await bulkWrite(db, items, { ...options, by: call.actor });
      return bulkResponse(results, options.dryRun);
    },
  } satisfies Partial<Handlers<Definition>>;
}

function listHandlers(db: Database) {
  const refuseUnknownCategory = async ({ category }: { category?: string }): Promise<void> => {
    if (category !== undefined) await categoryId(db.read, category);
  };
  return {
    async listProducts(request) {
      const asked = productList.read(request);
      const page = await db.fromStandby((read) => listProducts(read, asked, request));
      if (page.rows.length === 0) await refuseUnknownCategory(asked);
      return toMessage(pb.ListProductsResponse, {
        ...page,
        products: page.rows.map(serializers.productSerializer.message),
      });
    },
    async searchProducts(request) {
      const asked = productSearch.read(request);
      const page = await db.fromStandby((read) => searchProducts(read, asked));
      if (page.rows.length === 0) await refuseUnknownCategory(asked);
      const products = page.rows.map(serializers.productSerializer.message);
      // The first system returned everything on one page and its length as the page size.
      const page_size = request.page_size <= 0 ? products.length : page.page_size;
      return toMessage(pb.ListProductsResponse, { ...page, page_size, products });
    },
    async batchGetProducts(request) {
      const rows = await batchGetProducts(db.read, serializers.checkBatch(request).ids);
      const products = rows.map(serializers.productSerializer.message);
      return toMessage(pb.ListProductsResponse, {
        products,
        total_count: rows.length,
        page: 1,
        page_size: rows.length,
      });
    },
  } satisfies Partial<Handlers<Definition>>;
}

function stockHandlers(db: Database) {
  return {
    async setStock(request, call) {
      const { id } = checkId(request);
      const { stock_quantity, note = '' } = serializers.checkStockLevel(request);
      const product = await setStock(db, id, stock_quantity, note, {
        ...{ by: call.actor, expect: expected(request) },
      });
      return productResponse(product, 'Stock updated successfully');
    },
    async adjustStock(request, call) {
      const { id } = checkId(request);
      const { delta, note = '' } = serializers.checkStockMove(request);
      const product = await adjustStock(db, id, delta, note, {
        ...{ by: call.actor, expect: expected(request) },
      });
      return productResponse(product, 'Stock updated successfully');
    },
    async listStockMovements(request) {
      const { id } = checkId({ id: request.product_id });
      const page = await listStockMovements(db.read, id, movementList.read(request));
      const { next_page_token } = page;
      return toMessage(pb.ListStockMovementsResponse, {
        next_page_token,
        movements: page.rows.map(serializers.movementSerializer.message),
      });
    },
    async watchStock(request, call, send) {
      const { ids } = serializers.checkWatch(request);
      for await (const level of watchStock(db, ids, call.signal)) await send(toMessage(pb.StockLevel, level));
    },
  } satisfies Partial<Handlers<Definition>>;
}

function categoryHandlers(db: Database) {
  return {
    async createCategory(request) {
      return serializers.categorySerializer.message(
        await createCategory(db, serializers.checkNewCategory(request)),
      );
    },
    async listCategories() {
      const rows = await listCategories(db.read);
      return toMessage(pb.ListCategoriesResponse, {
        categories: rows.map(serializers.categorySerializer.message),
      });
    },
  } satisfies Partial<Handlers<Definition>>;
}

function expected(request: Preconditions) {
  return expecting('Product', request, serializers.productSerializer.body);
}

function productResponse(product: ProductRow, message: string) {
  return toMessage(pb.ProductResponse, {
    product: serializers.productSerializer.message(product),
    success: true,
    message,
  });
}

function changesOf(request: Plain<InstanceType<typeof pb.UpdateProductRequest>>): Partial<ProductValues> {
  const { productInput, checkProductChanges } = serializers;
  return productInput.columns(checkProductChanges(productInput.changes(request, pb.UpdateProductRequest)));
}
