// Requests in every form that the protobuf encoding allows (https://protobuf.dev/programming-guides/encoding/).
import { Client, credentials } from '@grpc/grpc-js';
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import { expect } from 'chai';
import { SERVICES } from '../ecommerce/services.js';
import { type Decode, decoderOf } from '../framework/grpc/decoding.js';
import { type FieldDescriptor, loadDescriptors } from '../framework/grpc/descriptors.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { callRaw, refusal } from '../testing/grpc.js';
import { useShop } from '../testing/shop.js';
import {
  delimitedField,
  doubleField,
  fixed32Field,
  groupField,
  numberField,
  varint,
} from '../testing/wire.js';
import batchPb from '../protos/generated/batch_pb.js';
import cartsPb from '../protos/generated/carts_pb.js';
import customersPb from '../protos/generated/customers_pb.js';
import productsPb from '../protos/generated/products_pb.js';
import { makeProduct } from '../testing/makers/products.js';

const { Type, Label } = descriptorPb.FieldDescriptorProto;
const bytesOf = (...fields: number[][]): Buffer => Buffer.from(fields.flat());

/** The methods of all services, with the name of the message that each takes. */
const METHODS = Object.values(SERVICES)
  .flatMap(({ definition }) => Object.values(definition))
  .map(({ path }) => path)
  .concat('/ecommerce.BatchService/Batch')
  .map((path) => ({ path, message: loadDescriptors().inputType(path) }));

interface Sample {
  /** The field with a value, each part of it as it may be sent by itself. */
  parts: number[][];
  /** The same field with another value, which a later one replaces; none for repeated fields and messages. */
  earlier: number[];
  /** What decoding gives. */
  value: unknown;
}

/** A value for a field; of a message all fields are set. */
function sampleOf(field: FieldDescriptor, depth = 0): Sample {
  const number = field.getNumber() ?? 0;
  const repeated = field.getLabel() === Label.LABEL_REPEATED;
  const scalar = (fields: number[][], values: unknown[], earlier: number[]): Sample =>
    repeated
      ? { parts: fields, earlier: [], value: values }
      : { parts: [fields[0] ?? []], earlier, value: values[0] };
  switch (field.getType()) {
    case Type.TYPE_STRING: {
      const texts = [`${field.getName()} é\ufffd`, 'b'];
      return scalar(
        texts.map((text) => delimitedField(number, text)),
        texts,
        delimitedField(number, 'before'),
      );
    }
    case Type.TYPE_BYTES:
      return scalar(
        [delimitedField(number, [0, 255]), delimitedField(number, [1])],
        [Buffer.of(0, 255), Buffer.of(1)],
        delimitedField(number, [7, 7]),
      );
    case Type.TYPE_DOUBLE:
      return scalar([doubleField(number, 10.5)], [10.5], doubleField(number, 3));
    case Type.TYPE_BOOL:
      return scalar([numberField(number, 1)], [true], numberField(number, 0));
    case Type.TYPE_UINT32:
      return scalar([numberField(number, 4_000_000_000)], [4_000_000_000], numberField(number, 1));
    case Type.TYPE_INT32:
      return scalar(
        [-7, 2_000_000_000, 1].map((value) => numberField(number, value)),
        [-7, 2_000_000_000, 1],
        numberField(number, 99),
      );
    case Type.TYPE_INT64:
      return scalar([numberField(number, -(2n ** 52n))], [-(2 ** 52)], numberField(number, 5));
    default: {
      const inner = [
        ...loadDescriptors()
          .fieldsOf((field.getTypeName() ?? '').slice(1))
          .values(),
      ];
      const samples = inner.map((each) => sampleOf(each, depth + 1));
      const value = Object.fromEntries(inner.map((each, index) => [each.getName(), samples[index]?.value]));
      const parts = samples.flatMap((each) => each.parts);
      const whole = delimitedField(number, parts.flat());
      if (repeated) return { parts: [whole, whole], earlier: [], value: [value, value] };
      // In several occurrences, which are merged.
      return { parts: parts.map((part) => delimitedField(number, part)), earlier: [], value };
    }
  }
}

/** Fields that no message has, in every wire type. */
const UNKNOWN = [
  numberField(900, 2n ** 63n),
  doubleField(901, 1),
  delimitedField(902, 'unknown'),
  fixed32Field(903),
  groupField(904, [...numberField(1, 1), ...groupField(2, delimitedField(3, 'x'))]),
];

describe('a request decodes', () => {
  for (const { path, message } of METHODS) {
    it(`${message} of ${path} in every form`, () => {
      const decode: Decode = decoderOf(path);
      const fields = [...loadDescriptors().fieldsOf(message).values()];
      const samples = fields.map((field) => sampleOf(field));
      const expected = Object.fromEntries(
        fields.map((field, index) => [field.getName(), samples[index]?.value]),
      );
      const parts = samples.map((sample) => sample.parts.flat());
      expect(decode(bytesOf(...parts)), 'in order').to.deep.equal(expected);
      expect(decode(bytesOf(...[...parts].reverse())), 'in reverse').to.deep.equal(expected);
      const earlier = samples.map((sample) => sample.earlier);
      expect(decode(bytesOf(...earlier, ...parts)), 'with earlier values').to.deep.equal(expected);
      const among = parts.flatMap((part, index) => [UNKNOWN[index % UNKNOWN.length] ?? [], part]);
      expect(decode(bytesOf(...among, ...UNKNOWN)), 'among unknown fields').to.deep.equal(expected);
      // A field number that we know, with a wire type that it does not have, is an unknown field.
      const mistyped = fields.map((field) => fixed32Field(field.getNumber() ?? 0));
      expect(decode(bytesOf(...mistyped, ...parts)), 'among fields of other types').to.deep.equal(expected);
      expect(() => decode(bytesOf([0x0a, 0x7f, 0x41])), 'cut off').to.throw();
    });
  }

  it('numbers that are longer than they need to be', () => {
    const decode = decoderOf('/customers.CustomerService/SetCustomerActive');
    const id = [0x08, 0x87, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00];
    expect(decode(bytesOf(id, [0x10, 0x80, 0x80, 0x01]))).to.deep.equal({ id: 7, active: true });
  });

  for (const [what, bytes] of Object.entries({
    'a length beyond the end': [0x0a, 0x05, 0x41],
    'a number that is cut off': [0x08, 0x80, 0x80, 0x80],
    'a field with number 0': [0x02, 0x00],
    'a wire type that does not exist': [0x0f, 0x01],
    'the end of no group': [0x0c],
    'a group without an end': [0x0b, 0x08, 0x01],
    'groups that are nested without end': new Array<number>(100_000).fill(0x0b),
    'packed numbers that are cut off': [0x0a, 0x02, 0x01, 0x80],
  })) {
    it(`no request with ${what}`, () => {
      const decode = decoderOf('/products.ProductService/BatchGetProducts');
      expect(() => decode(Buffer.from(bytes))).to.throw();
    });
  }
});

onEachDatabase('over the wire', (dialect) => {
  const shop = useShop(dialect);
  const ids: number[] = [];
  before(async () => {
    for (const name of ['Chair', 'Table', 'Lamp']) {
      ids.push(await makeProduct(shop(), { name, price: 1, stock_quantity: 5 }));
    }
  });

  /** `ids`, which is field 1, in every form. */
  const forms = (): Record<string, number[]> => {
    const [first = 0, second = 0, third = 0] = ids;
    return {
      packed: delimitedField(1, ids.flatMap(varint)),
      'not packed': ids.flatMap((id) => numberField(1, id)),
      'packed in parts': [
        ...delimitedField(1, varint(first)),
        ...delimitedField(1, [second, third].flatMap(varint)),
      ],
      mixed: [...numberField(1, first), ...delimitedField(1, varint(second)), ...numberField(1, third)],
      'with an empty part': [...delimitedField(1, []), ...ids.flatMap((id) => numberField(1, id))],
    };
  };

  it('BatchGetProducts takes its ids packed, not packed and mixed', async () => {
    for (const [form, bytes] of Object.entries(forms())) {
      const answer = await callRaw(
        settings.PRODUCTS_ADDRESS,
        '/products.ProductService/BatchGetProducts',
        Buffer.from(bytes),
      );
      const products = productsPb.ListProductsResponse.deserializeBinary(answer).getProductsList();
      expect(
        products.map((product) => product.getId()),
        form,
      ).to.deep.equal(ids);
    }
  });

  it('WatchStock takes its ids packed, not packed and mixed', async () => {
    const asIs = (value: Buffer): Buffer => value;
    const client = new Client(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
    for (const [form, bytes] of Object.entries(forms())) {
      const stream = client.makeServerStreamRequest(
        '/products.ProductService/WatchStock',
        asIs,
        asIs,
        Buffer.from(bytes),
      );
      stream.on('error', () => undefined); // the cancelling below
      const levels: number[] = [];
      for await (const message of stream) {
        levels.push(productsPb.StockLevel.deserializeBinary(message as Buffer).getProductId());
        if (levels.length === ids.length) break;
      }
      stream.cancel();
      expect(levels, form).to.deep.equal(ids);
    }
    client.close();
  });

  it('a batch takes them too', async () => {
    for (const [form, bytes] of Object.entries(forms())) {
      const call = [
        ...delimitedField(1, '/products.ProductService/BatchGetProducts'),
        ...delimitedField(2, bytes),
      ];
      const answer = await callRaw(
        settings.PRODUCTS_ADDRESS,
        '/ecommerce.BatchService/Batch',
        bytesOf(delimitedField(1, call)),
      );
      const [reply] = batchPb.BatchResponse.deserializeBinary(answer).getRepliesList();
      const listed = productsPb.ListProductsResponse.deserializeBinary(
        reply?.getResponse_asU8() ?? new Uint8Array(),
      );
      expect(
        listed.getProductsList().map((product) => product.getId()),
        form,
      ).to.deep.equal(ids);
    }
  });

  it('UpdateProduct merges the parts of its mask', async () => {
    const [id = 0] = ids;
    const fields = [
      numberField(1, id),
      delimitedField(2, 'Stool'),
      numberField(5, 3),
      delimitedField(3, 'not named'),
    ];
    const mask = ['name', 'stock_quantity'].map((path) => delimitedField(7, delimitedField(1, path)));
    await callRaw(
      settings.PRODUCTS_ADDRESS,
      '/products.ProductService/UpdateProduct',
      bytesOf(...mask, ...fields),
    );
    const { body } = await shop().get(`/api/products/${id}/`);
    expect([body.name, body.stock_quantity, body.description]).to.deep.equal(['Stool', 3, '']);
  });

  it('AddItem merges the parts of the owner, who is refused when both are given', async () => {
    const [, id = 0] = ids;
    const add = (...owner: number[][]) =>
      callRaw(
        settings.CARTS_ADDRESS,
        '/carts.CartService/AddItem',
        bytesOf(...owner, numberField(2, id), numberField(3, 1)),
      );
    const made = cartsPb.Cart.deserializeBinary(await add());
    const token = delimitedField(2, made.getCartToken());
    const again = cartsPb.Cart.deserializeBinary(await add(delimitedField(1, []), delimitedField(1, token)));
    expect([again.getId(), again.getItemCount()]).to.deep.equal([made.getId(), 2]);
    const both = await refusal(add(delimitedField(1, numberField(1, 1)), delimitedField(1, token)));
    expect(both.status).to.equal('INVALID_ARGUMENT');
  });

  it('names the field of an embedded message whose text is not UTF-8', async () => {
    const item = (bytes: number[]) => delimitedField(3, delimitedField(2, bytes));
    const bytes = bytesOf(item([0x41]), item([0xc3, 0x28]));
    const refused = await refusal(
      callRaw(settings.ORDERS_ADDRESS, '/orders.OrderService/CreateOrder', bytes),
    );
    expect([refused.status, refused.error.details[0]?.field]).to.deep.equal([
      'INVALID_ARGUMENT',
      'items[1].product_name',
    ]);
  });

  it('of a number that comes twice the last one holds', async () => {
    const email = `${dialect}@example.com`;
    const text = { email, password: 'analytical engine', name: 'Ada' };
    const made = await shop().send('POST', '/api/customers/register/', text);
    const id = made.body.customer.id as number;
    const bytes = bytesOf(numberField(1, 424_242), numberField(1, id));
    const answer = await callRaw(settings.CUSTOMERS_ADDRESS, '/customers.CustomerService/GetCustomer', bytes);
    expect(customersPb.Customer.deserializeBinary(answer).getId()).to.equal(id);
  });
});
