// Events to RabbitMQ: a topic exchange, the type of the event as the routing key. A message counts as delivered when
// the broker has confirmed it and a queue has taken it (https://www.rabbitmq.com/docs/confirms).
import type { ChannelModel, ConfirmChannel, Message } from 'amqplib';
import { logger } from '../framework/logging.js';
import { settings } from '../ecommerce/settings.js';
import type { Channel } from './channels.js';
import { type Envelope, envelopeOf } from './envelope.js';

/** How long a connection may take to open. */
const CONNECT_MS = 5_000;

interface Open {
  connection: ChannelModel;
  channel: ConfirmChannel;
  /** Ids of messages that no queue took; the broker returns them before it confirms them. */
  returned: Set<string>;
}

let opening: Promise<Open> | undefined;

export const rabbitmq: Channel = {
  name: 'broker',
  targets: () => Promise.resolve(() => (settings.BROKER_URL === '' ? [] : [''])),
  async deliver(event) {
    opening ??= open();
    await send(await opening, envelopeOf(event));
  },
  async close() {
    const open = await opening?.catch(() => undefined);
    forget();
    await open?.connection.close().catch(() => undefined);
  },
};

/** One connection for all messages; after it is lost the next delivery opens another. */
async function open(): Promise<Open> {
  try {
    const { connect } = await import('amqplib');
    const connection = await connect(withHeartbeat(settings.BROKER_URL), { timeout: CONNECT_MS });
    connection.on('close', forget).on('error', (error: Error) => {
      logger.warn({ error: error.message }, 'the connection to the broker was lost');
    });
    const channel = await connection.createConfirmChannel();
    const returned = new Set<string>();
    channel.on('close', forget).on('error', forget);
    channel.on('return', ({ properties }: Message) => returned.add(String(properties.messageId)));
    await channel.assertExchange(settings.BROKER_EXCHANGE, 'topic', { durable: true });
    return { connection, channel, returned };
  } catch (error) {
    forget();
    throw error;
  }
}

function forget(): void {
  opening = undefined;
}

function send({ channel, returned }: Open, { id, type, timestamp, ...rest }: Envelope): Promise<void> {
  return new Promise((resolve, reject) => {
    const body = Buffer.from(JSON.stringify({ id, type, timestamp, ...rest }));
    const options = {
      ...{ messageId: id, type, timestamp: Math.floor(Date.parse(timestamp) / 1_000) },
      ...{ contentType: 'application/json', persistent: true, mandatory: true },
    };
    const lost = (): void => reject(new Error('the connection to the broker was lost'));
    channel.once('close', lost);
    channel.publish(settings.BROKER_EXCHANGE, type, body, options, (error: unknown) => {
      channel.off('close', lost);
      if (error) reject(new Error('the broker did not take the message', { cause: error }));
      else if (returned.delete(id)) reject(new Error(`no queue of the broker takes ${type}`));
      else resolve();
    });
  });
}

/** Without a heartbeat a broker that does not answer would go unnoticed. */
function withHeartbeat(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', '10');
  return parsed.toString();
}
