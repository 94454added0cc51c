// The API breaks no client of the last release: `tests/released/openapi.json` is its description.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { settings } from '../ecommerce/settings.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import { projectDocument } from '../framework/openapi/project_document.js';
import { breakingChanges, type Described } from '../testing/breaking_changes.js';

const released = JSON.parse(
  readFileSync(path.join(BASE_DIR, 'tests/released/openapi.json'), 'utf8'),
) as Described;

/** A copy of the released description with a change. */
function changed(change: (copy: Changeable) => void): Described {
  const copy = structuredClone(released);
  change(copy as unknown as Changeable);
  return copy;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document of any shape, which the tests damage
type Changeable = any;

describe('the description of the last release', () => {
  const accessBefore = settings.API_ACCESS;
  before(() => {
    settings.API_ACCESS = 'protected';
  });
  after(() => {
    settings.API_ACCESS = accessBefore;
  });

  it('is broken by nothing that the API answers now', async () => {
    expect(breakingChanges(released, await projectDocument())).to.deep.equal([]);
  });

  const order = (copy: Changeable) => copy.paths['/api/orders/'].post;
  const schemas = (copy: Changeable) => copy.components.schemas;
  const BREAKING: [string, (copy: Changeable) => void, RegExp][] = [
    ['an address that is gone', (copy) => delete copy.paths['/api/cart/'], /GET \/api\/cart\/ is gone/],
    ['another name', (copy) => (order(copy).operationId = 'order'), /its name createOrder is gone/],
    ['guests who are refused', (copy) => order(copy).security.shift(), /no longer accepts callers without/],
    [
      'a query parameter that is gone',
      (copy) => copy.paths['/api/products/'].get.parameters.shift(),
      /GET \/api\/products\/: no longer takes/,
    ],
    [
      'a field that is needed',
      (copy) => schemas(copy).CreateOrderRequest.required.push('customer_id'),
      /body.customer_id is needed/,
    ],
    [
      'a lower limit',
      (copy) => (schemas(copy).CreateOrderRequest.properties.items.maxItems = 10),
      /body.items: maxItems is now 10/,
    ],
    [
      'a field that is gone',
      (copy) => delete schemas(copy).Product.properties.stock_quantity,
      /stock_quantity is gone/,
    ],
    [
      'a field of another type',
      (copy) => (schemas(copy).Product.properties.price.type = 'string'),
      /price: the type string is new/,
    ],
    ['a status that is gone', (copy) => delete order(copy).responses['201'], /no longer answers 201/],
  ];
  for (const [name, change, found] of BREAKING) {
    it(`would be broken by ${name}`, () => {
      expect(breakingChanges(released, changed(change)).join('\n')).to.match(found);
    });
  }

  it('would not be broken by more addresses, fields of answers and optional fields of requests', () => {
    const more = changed((copy) => {
      copy.paths['/api/more/'] = { get: { ...copy.paths['/api/cart/'].get, operationId: 'getMore' } };
      schemas(copy).Product.properties.colour = { type: 'string' };
      schemas(copy).CreateOrderRequest.properties.gift = { type: 'boolean' };
      schemas(copy).CreateOrderRequest.properties.items.maxItems = 1_000;
    });
    expect(breakingChanges(released, more)).to.deep.equal([]);
  });
});
