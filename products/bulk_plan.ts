// What each item of a bulk request would do to the products as they are now. Nothing is read or written here.
import { currencyOf } from '../framework/currency.js';
import type { Row } from '../framework/db/model.js';
import { newRow } from '../framework/db/new_row.js';
import { ApiError, invalid, notFound } from '../framework/errors.js';
import { formatCents } from '../framework/money.js';
import type { ProductValues } from './catalogue.js';
import { Product } from './models.js';
import { movedLevel } from './stock.js';

/** A product to create, or changes of one. With an id it changes; with an SKU alone it changes or creates. */
export interface BulkItem {
  id?: number;
  values: Partial<ProductValues>;
  /** Moves the stock, instead of setting it. */
  stock_change?: number;
  /** The version that the product must have. */
  version?: number;
  /** Fields that the sender has seen, as text: where one of them would change, it must still be as it was seen. */
  seen?: Record<string, string>;
}

export type StoredProduct = Row<typeof Product>;
type NewProduct = Omit<StoredProduct, 'id'>;

/** A field as text; amounts in major units. */
export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** What becomes of an item. */
export type Plan =
  | { status: 'created'; after: NewProduct; changes: FieldChange[] }
  | {
      status: 'changed';
      before: StoredProduct;
      after: StoredProduct;
      changes: FieldChange[];
      /** Whether the stock is moved, and not set. */
      isMove: boolean;
    }
  | { status: 'unchanged'; before: StoredProduct }
  | { status: 'refused'; id: number; sku: string; error: ApiError };

/** The products and categories that the items name, as they are now. */
export interface Named {
  products: StoredProduct[];
  categories: { id: number; slug: string }[];
}

export interface PlanOptions {
  /** Refuse items that would create a product. */
  changeOnly: boolean;
  /** Refuse to set a stock that the item does not say it has seen. */
  guardStock: boolean;
  /** What errors call an item: `items[3]`. */
  nameOf: (index: number) => string;
  at: string;
}

/** The longest text of a field in a result. */
const MAX_SHOWN = 100;
/** The columns that an item may set. */
export const WRITTEN = [
  'name',
  'description',
  'sku',
  'price_cents',
  'stock_quantity',
  'category_id',
  'archived',
] as const;

/** The plans of items, in their order; an item that was refused before stays refused. */
export function planItems(items: (BulkItem | ApiError)[], named: Named, options: PlanOptions): Plan[] {
  const planner = new Planner(named, options);
  return items.map((item, index) => planner.plan(item, index));
}

class Planner {
  private readonly byId: ReadonlyMap<number, StoredProduct>;
  private readonly bySku: ReadonlyMap<string, StoredProduct>;
  private readonly categoryIds: ReadonlyMap<string, number>;
  private readonly slugs: ReadonlyMap<number, string>;
  /** The item that has each product and SKU. */
  private readonly taken = new Map<string, number>();

  constructor(
    { products, categories }: Named,
    private readonly options: PlanOptions,
  ) {
    this.byId = new Map(products.map((product) => [product.id, product]));
    this.bySku = new Map(products.flatMap((product) => (product.sku ? [[product.sku, product]] : [])));
    this.categoryIds = new Map(categories.map(({ id, slug }) => [slug, id]));
    this.slugs = new Map(categories.map(({ id, slug }) => [id, slug]));
  }

  plan(item: BulkItem | ApiError, index: number): Plan {
    if (item instanceof ApiError) return { status: 'refused', id: 0, sku: '', error: item };
    try {
      return this.planOf(item, index);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { id = this.bySku.get(item.values.sku ?? '')?.id ?? 0, values } = item;
      return { status: 'refused', id, sku: values.sku ?? '', error };
    }
  }

  private planOf(item: BulkItem, index: number): Plan {
    const { id, values } = item;
    const sku = values.sku ?? '';
    const before = id === undefined ? this.bySku.get(sku) : this.byId.get(id);
    if (before) this.take(`id ${before.id}`, id === undefined ? 'sku' : 'id', index);
    if (id !== undefined && !before) throw notFound('Product', id);
    if (sku !== '') this.takeSku(sku, before, index);
    return before ? this.change(item, before) : this.create(item, sku);
  }

  /** A product may be in one item only: the result must not depend on the order. */
  private take(what: string, field: string, index: number): void {
    const first = this.taken.get(what);
    if (first !== undefined) throw invalid(field, `names the same product as ${this.options.nameOf(first)}`);
    this.taken.set(what, index);
  }

  private takeSku(sku: string, before: StoredProduct | undefined, index: number): void {
    const owner = this.bySku.get(sku);
    if (owner && owner.id !== before?.id) throw duplicateSku(sku);
    if (!owner) this.take(`sku ${sku}`, 'sku', index);
  }

  private create({ values, stock_change, version, seen }: BulkItem, sku: string): Plan {
    const missing = (['name', 'price_cents'] as const).filter((name) => values[name] === undefined);
    const mayCreate = !this.options.changeOnly && version === undefined && seen === undefined;
    if (sku !== '' && (!mayCreate || missing.length > 0)) throw unknownSku(sku, mayCreate);
    if (!mayCreate) throw invalid('id', 'is required, or an sku: this request only changes products');
    if (missing.length > 0) {
      const message = 'is required for a new product';
      throw invalid(missing.map((name) => ({ field: Product.field(name).publicName, message })));
    }
    const { at } = this.options;
    const { category = otherCategory(), ...columns } = values;
    const stock_quantity = levelAfter({ name: values.name ?? '', stock_quantity: 0 }, values, stock_change);
    const category_id = columns.category_id ?? this.categoryId(category);
    const given = { ...columns, category_id, stock_quantity, created_at: at, updated_at: at };
    const after = newRow(Product, given);
    return { status: 'created', after, changes: this.changes(undefined, after) };
  }

  private change({ values, stock_change, version, seen }: BulkItem, before: StoredProduct): Plan {
    if (version !== undefined && version !== before.version) throw otherVersion(before, version);
    const { category, ...columns } = values;
    const wanted = {
      ...columns,
      ...(category !== undefined && { category_id: this.categoryId(category) }),
      stock_quantity: levelAfter(before, values, stock_change),
    };
    const raised = { version: before.version + 1, updated_at: this.options.at };
    const merged = { ...before, ...wanted };
    const changes = this.changes(before, merged);
    if (changes.length === 0) return { status: 'unchanged', before };
    const isMove = stock_change !== undefined;
    refuseUnseen(changes, seen);
    const isGuarded = isMove || version !== undefined || seen?.stock_quantity !== undefined;
    if (this.options.guardStock && !isGuarded) refuseUnguarded(changes);
    const after = { ...merged, ...Product.computedValues(merged), ...raised };
    return { status: 'changed', before, after, changes, isMove };
  }

  private categoryId(slug: string): number {
    const id = this.categoryIds.get(slug);
    if (id === undefined) throw invalid('category', `there is no category "${slug}"`);
    return id;
  }

  /** What changes; of a new product what it has. */
  private changes(before: StoredProduct | undefined, after: NewProduct): FieldChange[] {
    const changes = WRITTEN.filter((name) => before?.[name] !== after[name]).map((name) => ({
      field: Product.field(name).relationName,
      before: before ? this.text(name, before) : '',
      after: this.text(name, after),
    }));
    return before ? changes : changes.filter((change) => change.after !== '' && change.after !== 'false');
  }

  private text(name: (typeof WRITTEN)[number], row: NewProduct): string {
    if (name === 'category_id') return this.slugs.get(row.category_id) ?? '';
    if (name === 'price_cents') return formatCents(row.price_cents, currencyOf(row));
    const text = String(row[name] ?? '');
    return text.length > MAX_SHOWN
      ? `${[...text.slice(0, 2 * MAX_SHOWN)].slice(0, MAX_SHOWN - 1).join('')}…`
      : text;
  }
}

function otherCategory(): string {
  return Product.field('category_id').options.naturalKey?.whenEmpty ?? '';
}

/** The level of stock after an item; refuses one below zero. */
function levelAfter(
  before: Pick<StoredProduct, 'name' | 'stock_quantity'>,
  { stock_quantity }: Partial<ProductValues>,
  change: number | undefined,
): number {
  if (change === undefined) return stock_quantity ?? before.stock_quantity;
  if (stock_quantity !== undefined)
    throw invalid('stock_change', 'cannot be sent together with stock_quantity');
  return movedLevel(before, change, 'stock_change');
}

function refuseUnseen(changes: FieldChange[], seen: Record<string, string> = {}): void {
  for (const { field, before } of changes) {
    const was = seen[field];
    if (was === undefined || was === before) continue;
    const message = `is ${before} now, not ${was}`;
    const named = field === 'stock_quantity' ? 'stock_seen' : field;
    const text = `The ${field.replaceAll('_', ' ')} has changed: it ${message}.`;
    throw new ApiError('version_mismatch', text, [{ field: named, message }]);
  }
}

function refuseUnguarded(changes: FieldChange[]): void {
  const change = changes.find(({ field }) => field === 'stock_quantity');
  if (!change) return;
  const message = `would overwrite a stock of ${change.before} that the list does not say it has seen`;
  throw invalid('stock_quantity', `${message}: add stock_seen, or use stock_change`);
}

function duplicateSku(sku: string): ApiError {
  return new ApiError('already_exists', `There is a product with the SKU ${sku} already.`, [
    { field: 'sku', message: 'is taken' },
  ]);
}

function unknownSku(sku: string, mayCreate: boolean): ApiError {
  const message = mayCreate
    ? 'there is no product with this SKU, and a new one needs a name and a price'
    : 'there is no product with this SKU';
  return new ApiError('not_found', `SKU ${sku}: ${message}.`, [{ field: 'sku', message }]);
}

function otherVersion(before: StoredProduct, version: number): ApiError {
  const message = `is ${before.version} now, not ${version}`;
  const text = `Product ${before.id} is at version ${before.version}, not ${version}.`;
  return new ApiError('version_mismatch', text, [{ field: 'version', message }]);
}

/** The error of a request of which nothing is done, because of these items: `items[3].price`. */
export function refusalOfItems(
  refused: { index: number; error: ApiError }[],
  nameOf: (index: number) => string,
): ApiError {
  const details = refused.flatMap(({ error, index }) => {
    const name = nameOf(index);
    if (error.details.length === 0) return [{ field: name, message: error.message }];
    return error.details.map(({ field, message }) => ({ field: `${name}.${field}`, message }));
  });
  const [first] = refused;
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  const text = `${nameOf(first?.index ?? 0)}: ${first?.error.message}${more} Nothing was changed.`;
  return new ApiError(first?.error.code ?? 'invalid', text, details);
}
