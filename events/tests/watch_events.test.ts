// WatchEvents: the events after one, in order, and then each new one; the commands that show and deliver them.
import { credentials, type ClientReadableStream } from '@grpc/grpc-js';
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { toMessage } from '../../framework/grpc/codec.js';
import grpcPb from '../../protos/generated/events_grpc_pb.js';
import pb from '../../protos/generated/events_pb.js';
import { runCommands } from '../../testing/command_line.js';
import { onEachDatabase } from '../../testing/databases.js';
import { makeOrder } from '../../testing/makers/orders.js';
import { makeProduct } from '../../testing/makers/products.js';
import { useShop } from '../../testing/shop.js';
import { Event } from '../models.js';

type Message = InstanceType<typeof pb.Event>;

onEachDatabase('following events', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let client: InstanceType<typeof grpcPb.EventServiceClient>;
  let product: number;
  before(async () => {
    client = new grpcPb.EventServiceClient(settings.EVENTS_ADDRESS, credentials.createInsecure());
    product = await makeProduct(shop(), { stock_quantity: 100 });
  });
  after(() => client.close());

  const watch = (asked: object): ClientReadableStream<Message> =>
    client.watchEvents(
      toMessage(pb.WatchEventsRequest, { after_id: '', types: [], from_start: false, ...asked }),
    );

  /** The next events of a stream. */
  async function next(stream: ClientReadableStream<Message>, count: number): Promise<Message[]> {
    const seen: Message[] = [];
    for await (const message of stream) if (seen.push(message as Message) === count) break;
    stream.cancel();
    return seen;
  }

  it('from the start: what is kept, then what happens', async () => {
    const following = next(watch({ from_start: true, types: ['product.created', 'order.placed'] }), 2);
    const order = await makeOrder(shop(), [[product, 1]]);
    const [created, placed] = await following;
    expect([created?.getType(), created?.getAggregate()]).to.deep.equal([
      'product.created',
      `product:${product}`,
    ]);
    expect([placed?.getType(), placed?.getAggregate()]).to.deep.equal(['order.placed', `order:${order}`]);
    expect(JSON.parse(placed?.getData() ?? '').order.id).to.equal(order);
    expect(placed?.getCreatedAt()).to.match(/\+00:00$/);
  });

  it('goes on after the id of the last event', async () => {
    await makeOrder(shop(), [[product, 1]]);
    const [first] = await next(watch({ from_start: true }), 1);
    const [second, third] = await next(watch({ after_id: first?.getId() }), 2);
    const ids = await Event.objects(shop().db.read).orderBy('position').limit(3).pluck('ulid');
    expect([first?.getId(), second?.getId(), third?.getId()]).to.deep.equal(ids);
  });

  it('an id that is kept no longer is INVALID_ARGUMENT, with its field', async () => {
    const stream = watch({ after_id: '01AAAAAAAAAAAAAAAAAAAAAAAA' });
    const error = await new Promise<Error & { code?: number }>((resolve) => {
      stream.on('data', () => undefined).on('error', resolve);
    });
    expect(error.code).to.equal(3);
    expect(error.message).to.include('after_id');
  });

  it('the commands print and deliver them', async () => {
    const [all, placed, later, once] = await runCommands(
      [
        ['showevents', '--limit', '1000'],
        ['showevents', 'order.placed'],
        [
          'showevents',
          '--after',
          await Event.objects(shop().db.read)
            .orderBy('position')
            .first('ulid')
            .then((row) => String(row?.ulid)),
        ],
        ['deliver', '--once'],
      ],
      { DATABASE_URL: shop().db.url },
    );
    const lines = (all?.stdout ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines.map(({ type }) => type)).to.include.members(['product.created', 'order.placed']);
    expect(placed?.stdout.trim().split('\n')).to.have.lengthOf(2);
    expect(later?.stdout.trim().split('\n')).to.have.lengthOf(lines.length - 1);
    expect(once).to.include({ code: 0, stdout: '0 delivered, 0 failed.\n' });
  });
});
