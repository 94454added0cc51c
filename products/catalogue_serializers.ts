// The catalogue in the JSON of GreenCart's own service (FastAPI), whose clients use the addresses outside /api/.
import { lenientCheck } from '../framework/http/lenient_input.js';
import { BOOLEAN, INTEGER, NUMBER, named, object, TEXT } from '../framework/serializers/answers.js';
import { ID_SCHEMA, objectSchema, type Schema } from '../framework/validation.js';
import { checkNewProduct, type ProductMessage } from './serializers.js';

export const catalogueProduct = named(
  'CatalogueProduct',
  object({
    ...{ id: INTEGER, name: TEXT, description: TEXT, price: NUMBER, stock: INTEGER },
    category: object({ id: INTEGER, name: TEXT }),
  }),
);

/** What is answered when something was deleted. */
export const DELETED = { ok: true };
export const deletedAnswer = object({ ok: BOOLEAN });

/** A new product, or all fields of one; a field that is left out gets its default, or stays as it is. */
export interface CatalogueProduct {
  name: string;
  description?: string;
  price: number;
  stock?: number;
  category_id?: number;
}

const { name, description, price, stock_quantity } = checkNewProduct.schema.properties as Record<
  'name' | 'description' | 'price' | 'stock_quantity',
  Schema
>;
export const checkCatalogueProduct = lenientCheck<CatalogueProduct>(
  objectSchema({ name, description, price, stock: stock_quantity, category_id: ID_SCHEMA }, [
    'name',
    'price',
  ]),
);

/** The product as the catalogue's clients read it. */
export function catalogueJson(product: ProductMessage) {
  const { id, category_id, category_name, stock_quantity: stock } = product;
  const { name, description, price } = product;
  return { id, name, description, price, stock, category: { id: category_id, name: category_name } };
}
