// Work in proportion to input is done only after the size of the input was looked at.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { refuseCardNumbers } from '../framework/card_numbers.js';
import type { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { call, refusal } from '../testing/grpc.js';
import { useShop } from '../testing/shop.js';
import grpcPb from '../protos/generated/orders_grpc_pb.js';
import pb from '../protos/generated/orders_pb.js';
import { JOHN } from '../testing/makers/contacts.js';

const TOO_LONG = [{ field: 'items', message: 'must have at most 100 entries' }];

onEachDatabase('a request that is too large', (dialect) => {
  const shop = useShop(dialect);

  it('over REST: 85,000 empty lines are one problem, not 85,000', async () => {
    const body = `{"items":[${Array<string>(85_000).fill('{}').join(',')}]}`;
    const answer = await shop().send('POST', '/api/orders/', body);
    expect(answer.status).to.equal(400);
    expect(answer.body.details).to.deep.equal(TOO_LONG);
  });

  it('over gRPC: as many lines as a message can hold are one problem', async () => {
    const client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const request = new pb.CreateOrderRequest();
    for (let line = 0; line < 200_000; line += 1) request.addItems(new pb.OrderItem());
    const { status, error } = await refusal(call(client, (stub) => stub.createOrder, request));
    expect([status, error.details]).to.deep.equal(['INVALID_ARGUMENT', TOO_LONG]);
    client.close();
  });

  it('names at most 100 problems', async () => {
    const items = Array.from({ length: 100 }, () => ({ product_id: 'x', quantity: 'y' }));
    const answer = await shop().send('POST', '/api/orders/', { ...JOHN, items });
    expect(answer.status).to.equal(400);
    expect(answer.body.details).to.have.length(100);
  });
});

describe('the search for card numbers', () => {
  it('looks into no text that is longer than any of a payment', () => {
    const problemsOf = (input: unknown): string[] => {
      try {
        refuseCardNumbers(input);
        return [];
      } catch (error) {
        return (error as ApiError).details.map(({ field, message }) => `${field} ${message}`);
      }
    };
    expect(problemsOf({ reason: '4-2-'.repeat(60_000) })).to.deep.equal([
      'reason must have at most 2000 characters',
    ]);
    expect(problemsOf({ a: Array<string>(5_000).fill('4242 4242') })).to.deep.equal([
      'a[498] has too many values',
    ]);
    expect(problemsOf({ reason: 'no card' })).to.deep.equal([]);
  });
});
