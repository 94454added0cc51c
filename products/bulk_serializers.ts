// The input and the answers of bulk requests: JSON ↔ messages ↔ items. An item that is not valid becomes its error, so
// that it does not fail the others.
import wrappersPb from 'google-protobuf/google/protobuf/wrappers_pb.js';
import { fieldSchema } from '../framework/db/json_schema.js';
import { ApiError, type FieldProblem, invalid, isErrorCode } from '../framework/errors.js';
import { type Plain, toMessage } from '../framework/grpc/codec.js';
import { maskOf, namedFields } from '../framework/grpc/update_mask.js';
import { BOOLEAN, ERROR_FIELDS, INTEGER, listOf, object, TEXT } from '../framework/serializers/answers.js';
import { type Check, check, ID_SCHEMA, objectSchema, type Schema } from '../framework/validation.js';
import pb from '../protos/generated/products_pb.js';
import { type BulkResult, MAX_BULK_ITEMS } from './bulk.js';
import { type BulkItem, refusalOfItems } from './bulk_plan.js';
import { MAX_STOCK, Product, StockMovement } from './models.js';
import { productInput } from './serializers.js';

/** The checked fields of an item: price in major units, category as a slug. */
interface ItemFields {
  id?: number;
  sku?: string | null;
  stock_change?: number;
  stock_seen?: number;
  version?: number;
  [field: string]: unknown;
}

const stock_change: Schema = { type: 'integer', minimum: -MAX_STOCK, maximum: MAX_STOCK };
const ITEM = {
  ...(productInput.schemaOfChanges(pb.BulkProductItem).properties as Record<string, Schema>),
  ...{ id: ID_SCHEMA, stock_change, version: ID_SCHEMA },
  stock_seen: fieldSchema(Product.field('stock_quantity')),
};
const checkKnownFields = check<ItemFields>(objectSchema(ITEM));
/** The names of the fields that an item sets. */
const SETTABLE = productInput.names(pb.BulkProductItem);

/** The checked fields; `invalid` also for a field that there is not, because a misspelt one would be lost. */
export function checkItem(input: object): ItemFields {
  const unknown = Object.keys(input).filter((name) => !Object.hasOwn(ITEM, name));
  if (unknown.length > 0)
    throw invalid(unknown.map((field) => ({ field, message: 'is not a field of an item' })));
  return checkKnownFields(input);
}

const OPTIONS: Record<string, Schema> = {
  ...{ dry_run: { type: 'boolean' }, all_or_nothing: { type: 'boolean' }, change_only: { type: 'boolean' } },
  note: fieldSchema(StockMovement.field('note')),
};
const listOfItems = (items: Schema): Schema => ({
  type: 'array',
  minItems: 1,
  maxItems: MAX_BULK_ITEMS,
  items,
});

interface Options {
  dry_run?: boolean;
  all_or_nothing?: boolean;
  change_only?: boolean;
  note?: string;
}
/** A checked request; an item that is not valid is its error. */
export interface BulkBody extends Options {
  items: (ItemFields | ApiError)[];
}

const checkRequest = check<Options & { items: object[] }>(
  objectSchema({ ...OPTIONS, items: listOfItems({ type: 'object' }) }, ['items']),
);

const position: Schema = { type: 'integer', minimum: 0 };
const checkPositions = check<{ positions: number[] }>(
  objectSchema({ positions: { type: 'array', maxItems: MAX_BULK_ITEMS, items: position } }),
);

/** The check of a REST request. */
export const checkBulk: Check<BulkBody> = Object.assign(
  (input: unknown): BulkBody => {
    const { items, ...options } = checkRequest(input);
    const checked = items.map((item) => refusalOr(() => checkItem(item)));
    if (options.all_or_nothing && !options.dry_run) refuseInvalid(checked);
    return { ...options, items: checked };
  },
  { schema: objectSchema({ ...OPTIONS, items: listOfItems(objectSchema(ITEM)) }, ['items']) },
);

/** The value, or the error that it is refused with. */
function refusalOr<T>(read: () => T): T | ApiError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function refuseInvalid(items: (ItemFields | ApiError)[]): void {
  const refused = items.flatMap((error, index) => (error instanceof ApiError ? [{ index, error }] : []));
  if (refused.length > 0) throw refusalOfItems(refused, (index) => `items[${index}]`);
}

/** The fields of the service's request; it gets the valid items only. */
export function bulkFields({ items, ...options }: BulkBody) {
  const positions = items.flatMap((item, index) => (item instanceof ApiError ? [] : [index]));
  const messages = items.flatMap((item) => (item instanceof ApiError ? [] : [itemMessage(item)]));
  return { ...options, items: messages, positions: messages.length < items.length ? positions : [] };
}

function itemMessage({ version = 0, stock_seen, ...fields }: ItemFields) {
  const named = Object.fromEntries(Object.entries(fields).filter(([name]) => SETTABLE.includes(name)));
  return toMessage(pb.BulkProductItem, {
    ...fields,
    sku: fields.sku ?? '',
    expected_version: version,
    update_mask: maskOf(named),
    ...(stock_seen !== undefined && { stock_seen: toMessage(wrappersPb.Int32Value, { value: stock_seen }) }),
  });
}

/** The checked request of a gRPC client, with the items for `bulkWrite`. */
export function bulkRequest(request: Plain<InstanceType<typeof pb.BulkWriteProductsRequest>>) {
  const { items, dry_run, all_or_nothing, change_only, note } = checkRequest(request);
  const { positions } = checkPositions(request);
  return {
    items: (items as ItemPlain[]).map((item) => refusalOr(() => bulkItem(checkItem(fieldsOf(item))))),
    options: {
      dryRun: dry_run ?? false,
      allOrNothing: all_or_nothing ?? false,
      changeOnly: change_only ?? false,
      note: note || 'bulk',
      nameOf: (index: number) => `items[${positions[index] ?? index}]`,
    },
  };
}

type ItemPlain = Plain<InstanceType<typeof pb.BulkProductItem>>;

/** The fields that an item of a gRPC client means. */
function fieldsOf(item: ItemPlain): ItemFields {
  const { id, sku, update_mask, stock_change: change, stock_seen, expected_version } = item;
  const values = item as unknown as Record<string, unknown>;
  const named = update_mask
    ? namedFields(update_mask, SETTABLE)
    : SETTABLE.filter((name) => Boolean(values[name]));
  return {
    ...Object.fromEntries(named.map((name) => [name, values[name]])),
    ...(id !== 0 && { id }),
    ...(id === 0 && sku !== '' && { sku }),
    ...(change !== 0 && { stock_change: change }),
    ...(stock_seen && { stock_seen: stock_seen.value }),
    ...(expected_version > 0 && { version: expected_version }),
  };
}

/** The item of checked fields. */
export function bulkItem({ id, stock_change: change, stock_seen, version, ...values }: ItemFields): BulkItem {
  return {
    ...(id !== undefined && { id }),
    values: productInput.columns(values),
    ...(change !== undefined && { stock_change: change }),
    ...(stock_seen !== undefined && { seen: { stock_quantity: String(stock_seen) } }),
    ...(version !== undefined && { version }),
  };
}

export function bulkResponse(results: BulkResult[], dry_run: boolean) {
  return toMessage(pb.BulkWriteProductsResponse, {
    ...{ ...countsOf(results), dry_run },
    results: results.map(({ error, changes, ...fields }, index) =>
      toMessage(pb.BulkItemResult, {
        ...{ ...fields, index },
        changes: changes.map((change) => toMessage(pb.BulkFieldChange, change)),
        ...(error && { error: errorMessage(error) }),
      }),
    ),
  });
}

function errorMessage({ code, message, details }: ApiError) {
  const problems = details.map((problem) => toMessage(pb.BulkFieldProblem, problem));
  return toMessage(pb.BulkItemError, { code, message, details: problems });
}

type ResultPlain = Plain<InstanceType<typeof pb.BulkItemResult>>;

/** The response to a REST request: the service's results, and the errors of the items that it did not get. */
export function bulkJson({ items, dry_run = false }: BulkBody, results: ResultPlain[]) {
  const answered = results[Symbol.iterator]();
  const all = items.map((item, index) => {
    if (item instanceof ApiError) return refusedJson(index, item);
    const { value: result } = answered.next() as { value: ResultPlain };
    return resultJson(index, result);
  });
  return { dry_run, ...countsOf(all), results: all };
}

function resultJson(index: number, { status, id, sku, version, changes, error }: ResultPlain) {
  return {
    ...{ index, status, id: id || null, sku: sku || null, version: version || null, changes },
    ...(error && { error: errorJson(index, error.code, error.message, error.details) }),
  };
}

function refusedJson(index: number, { code, message, details }: ApiError) {
  const nobody = { id: null, sku: null, version: null, changes: [] };
  return { index, status: 'refused', ...nobody, error: errorJson(index, code, message, details) };
}

function errorJson(index: number, code: string, error: string, details: FieldProblem[]) {
  const problems = details.map(({ field, message }) => ({ field: `items[${index}].${field}`, message }));
  return { error, code: isErrorCode(code) ? code : 'internal', details: problems };
}

function countsOf(results: { status: string }[]) {
  const count = (status: string) => results.filter((result) => result.status === status).length;
  return {
    ...{ created: count('created'), changed: count('changed') },
    ...{ unchanged: count('unchanged'), refused: count('refused') },
  };
}

const nullable = (type: string) => ({ schema: { type: [type, 'null'] } });
const { request_id: _, ...itemError } = ERROR_FIELDS;
/** What a REST request is answered. */
export const bulkAnswer = object({
  ...{ dry_run: BOOLEAN, created: INTEGER, changed: INTEGER, unchanged: INTEGER, refused: INTEGER },
  results: listOf(
    object(
      {
        ...{ index: INTEGER, status: TEXT, id: nullable('integer'), sku: nullable('string') },
        ...{ version: nullable('integer'), error: object(itemError) },
        changes: listOf(object({ field: TEXT, before: TEXT, after: TEXT })),
      },
      ['error'],
    ),
  ),
});
