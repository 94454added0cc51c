// Filters and orders of the lists of products, over REST and gRPC.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { fromMessage, toMessage } from '../../framework/grpc/codec.js';
import grpcPb from '../../protos/generated/products_grpc_pb.js';
import pb from '../../protos/generated/products_pb.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call } from '../../testing/grpc.js';
import { storedProduct } from '../../testing/makers/products.js';
import { useShop } from '../../testing/shop.js';
import { Product, StockMovement } from '../models.js';

const day = (number: number): string => `2026-03-0${number}T12:00:00.000Z`;

onEachDatabase('filters and orders of products', (dialect) => {
  const shop = useShop(dialect);
  const ids: Record<string, number> = {};

  before(async () => {
    const products: [string, number, number, string, number, number][] = [
      ['Oak table', 300_00, 2, 'home', 1, 9],
      ['Table lamp', 45_00, 0, 'home', 2, 5],
      ['Lamp oil', 9_50, 30, 'other', 3, 4],
      ['Novel', 12_00, 8, 'books', 4, 4],
      ['Shirt', 45_00, 5, 'clothing', 5, 6],
    ];
    for (const [name, price_cents, stock_quantity, category, created, updated] of products) {
      const { id } = await storedProduct(shop().db, { name, price_cents, stock_quantity, category });
      ids[name] = id;
      const times = { created_at: day(created), updated_at: day(updated) };
      await shop().db.transaction((trx) => Product.objects(trx).where({ id }).update(times));
    }
  });

  /** `{Novel}` is the id of that product. */
  const withIds = (query: string): string =>
    query.replace(/\{([^}]*)\}/g, (_, name: string) => String(ids[name]));
  const list = (query: string) => shop().get(`/api/products/${query}`);
  const names = async (query: string): Promise<string[]> => {
    const { status, body } = await list(query);
    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body.total_count).to.equal(body.products.length);
    return body.products.map((product: { name: string }) => product.name);
  };

  const FILTERS: [string, string[]][] = [
    ['ids={Novel},{Oak table},99999', ['Novel', 'Oak table']],
    ['ids={Novel},{Oak table}&category=home', ['Oak table']],
    ['min_price=12&max_price=45', ['Shirt', 'Novel', 'Table lamp']],
    ['min_price=45.001', ['Oak table']],
    ['max_price=0.004', []],
    ['max_price=0', ['Shirt', 'Novel', 'Lamp oil', 'Table lamp', 'Oak table']],
    ['in_stock=true', ['Shirt', 'Novel', 'Lamp oil', 'Oak table']],
    ['in_stock=false&category=home', ['Table lamp', 'Oak table']],
    ['created_after=2026-03-04T12:00:00Z', ['Shirt', 'Novel']],
    ['created_after=2026-03-04T12:00:00.000001Z', ['Shirt']],
    ['created_after=2026-03-04T14:00:00%2B02:00', ['Shirt', 'Novel']],
    // The plus sign of an offset that was not encoded is a space.
    ['created_after=2026-03-04T14:00:00+02:00', ['Shirt', 'Novel']],
    ['created_after=2026-03-04T06:59:59-05:00', ['Shirt', 'Novel']],
    ['created_after=2026-03-04T07:00:01-05:00', ['Shirt']],
    ['updated_after=2026-03-05T12:00:00Z', ['Shirt', 'Table lamp', 'Oak table']],
    ['updated_after=2026-03-05T12:00:00Z&ordering=updated_at', ['Table lamp', 'Shirt', 'Oak table']],
    ['ordering=price', ['Lamp oil', 'Novel', 'Table lamp', 'Shirt', 'Oak table']],
    ['ordering=-price', ['Oak table', 'Shirt', 'Table lamp', 'Novel', 'Lamp oil']],
    ['ordering=price,name', ['Lamp oil', 'Novel', 'Shirt', 'Table lamp', 'Oak table']],
    ['ordering=-price,-name', ['Oak table', 'Table lamp', 'Shirt', 'Novel', 'Lamp oil']],
    ['ordering=stock_quantity', ['Table lamp', 'Oak table', 'Shirt', 'Novel', 'Lamp oil']],
    ['ordering=created_at', ['Oak table', 'Table lamp', 'Lamp oil', 'Novel', 'Shirt']],
    ['ordering=&ids=&created_after=&fields=&page_size=100&category=books', ['Novel']],
  ];
  for (const [query, expected] of FILTERS) {
    it(`?${String(query).replace('', '')}`, async () => {
      expect(await names(`?${withIds(query)}`)).to.deep.equal(expected);
      expect(await names(`search/?${withIds(query)}`)).to.deep.equal(expected);
    });
  }

  it('a search may be narrowed and sorted in the same ways', async () => {
    expect(await names('search/?query=lamp&ordering=price')).to.deep.equal(['Lamp oil', 'Table lamp']);
    expect(await names('search/?query=lamp&in_stock=true')).to.deep.equal(['Lamp oil']);
    expect(await names('search/?query=lamp&created_after=2026-03-03T00:00:00Z')).to.deep.equal(['Lamp oil']);
    const both = await list('search/?sort=price&ordering=price');
    const message = 'must not be given together with sort';
    expect([both.status, both.body.details]).to.deep.equal([400, [{ field: 'ordering', message }]]);
  });

  const MOMENT = 'must be a time with its offset from UTC, such as 2026-11-25T14:30:00+01:00';
  const ORDERS =
    'created_at, -created_at, updated_at, -updated_at, price, -price, name, -name, stock_quantity, -stock_quantity';
  const REFUSED: [string, string, string][] = [
    ['ids=1,x', 'ids', 'must be a whole number'],
    ['ids=1,,2', 'ids', 'must be a whole number'],
    ['ids=0', 'ids', 'must be at least 1'],
    [`ids=${Array.from({ length: 101 }, () => 1).join(',')}`, 'ids', 'must have at most 100 entries'],
    ['min_price=-1', 'min_price', 'must be at least 0'],
    ['max_price=cheap', 'max_price', 'must be a number'],
    ['in_stock=maybe', 'in_stock', 'must be true or false'],
    ['created_after=2026-03-04', 'created_after', MOMENT],
    ['created_after=2026-03-04T12:00:00', 'created_after', MOMENT],
    ['created_after=2026-02-30T12:00:00Z', 'created_after', MOMENT],
    ['updated_after=0000-01-01T00:00:00Z', 'updated_after', MOMENT],
    ['updated_after=9999-12-31T23:59:59-01:00', 'updated_after', MOMENT],
    ['updated_after=yesterday', 'updated_after', MOMENT],
    ['ordering=colour', 'ordering', `must be one of ${ORDERS}`],
    ['ordering=search_text', 'ordering', `must be one of ${ORDERS}`],
    ['ordering=price,price', 'ordering', 'must not have an entry twice'],
    ['ordering=price,-name', 'ordering', 'must be all ascending or all descending, as in -price,-name'],
  ];
  for (const [query, field, message] of REFUSED) {
    it(`refuses ?${query.slice(0, 60)}`, async () => {
      for (const path of ['', 'search/']) {
        const { status, body } = await list(`${path}?${query}`);
        expect([status, body.details]).to.deep.equal([400, [{ field, message }]]);
      }
    });
  }

  for (const query of [
    'ordering=price',
    'ordering=-price,-name',
    'in_stock=true',
    'min_price=10',
    'ordering=-updated_at',
  ]) {
    it(`tokens go through all of ?${query}, whatever comes meanwhile`, async () => {
      const all = await names(`?${query}&page_size=100`);
      const seen: string[] = [];
      let address = `/api/products/?${query}&page_size=2`;
      while (address !== '') {
        const { body, headers } = await shop().get(address);
        seen.push(...body.products.map((product: { name: string }) => product.name));
        await storedProduct(shop().db, { name: 'Latecomer', price_cents: 2000, stock_quantity: 1 });
        address = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? '';
        expect(address === '').to.equal(body.next_page_token === '');
      }
      expect(seen.filter((name) => name !== 'Latecomer')).to.deep.equal(all);
      await shop().db.transaction(async (trx) => {
        const late = Product.objects(trx).where({ name: 'Latecomer' }).select('id');
        await StockMovement.objects(trx).whereIn('product_id', late.clone()).delete();
        await Product.objects(trx).where({ name: 'Latecomer' }).delete();
      });
    });
  }

  it('a token of other filters, or of another order, is refused', async () => {
    const { next_page_token } = (await list('?page_size=1&in_stock=true')).body;
    const message = 'is not a token of this list with these filters and this order';
    for (const other of ['', 'in_stock=true&ordering=price', 'in_stock=true&min_price=1', 'ids=1']) {
      const { status, body } = await list(`?page_size=1&${other}&page_token=${next_page_token}`);
      expect([status, body.details], other).to.deep.equal([400, [{ field: 'page_token', message }]]);
    }
    const same = await list(`?in_stock=1&page_size=2&page_token=${next_page_token}`);
    expect(same.body.products).to.have.length(2);
  });

  it('gRPC clients have the same filters and orders', async () => {
    const client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
    const asked = {
      ...{ min_price: 12, max_price: 300, in_stock: true, created_after: '2026-03-01T13:00:00+01:00' },
      ...{ updated_after: day(4), ordering: ['-price', '-name'], page_size: 2 },
      ids: Object.values(ids),
    };
    try {
      const listed = await call(
        client,
        (stub) => stub.listProducts,
        toMessage(pb.ListProductsRequest, asked),
      );
      const found = fromMessage(listed);
      expect(found.products.map(({ name }) => name)).to.deep.equal(['Oak table', 'Shirt']);
      expect(found).to.include({ total_count: 3, page_size: 2 });
      const request = toMessage(pb.SearchProductsRequest, { ...asked, query: 'table' });
      const searched = fromMessage(await call(client, (stub) => stub.searchProducts, request));
      expect(searched.products.map(({ name }) => name)).to.deep.equal(['Oak table']);
    } finally {
      client.close();
    }
  });
});
