// A customer who orders one unit after the other, each until it is acknowledged, at whichever web host answers.
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { JOHN } from '../makers/contacts.js';

/** A web host that does not take a connection for so long is left out, as a load balancer does. */
const CONNECT_MS = 1_000;
/** Longer than a call of the shop may take. */
const ANSWER_MS = 12_000;
const PAUSE_MS = 50;

/** An order that was acknowledged. */
export interface Acknowledged {
  id: number;
  at: number;
}

export class Buyer {
  readonly orders: Acknowledged[] = [];
  /** What was answered besides acknowledgements. */
  readonly troubles = new Set<string>();
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly sites: string[],
    private readonly product: number,
    private readonly name: string,
  ) {
    this.done = this.run();
  }

  /** Stops after the order that is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async run(): Promise<void> {
    for (let number = 0; !this.stopped; number += 1) {
      for (let attempt = number; ; attempt += 1) {
        const site = this.sites[attempt % this.sites.length] ?? '';
        const id = await this.order(site, `${this.name}-${number}`);
        if (id !== undefined) {
          this.orders.push({ id, at: performance.now() });
          break;
        }
        await delay(PAUSE_MS);
      }
    }
  }

  /** The id of the order; undefined if it is not known to be placed. */
  private order(site: string, key: string): Promise<number | undefined> {
    const body = JSON.stringify({ ...JOHN, items: [{ product_id: this.product, quantity: 1 }] });
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Idempotency-Key': key,
    };
    return new Promise((resolve) => {
      const giveUp = (why: string) => () => {
        this.troubles.add(why);
        call.destroy();
        resolve(undefined);
      };
      let timer = setTimeout(giveUp('no connection'), CONNECT_MS);
      const call = request(`${site}/api/orders/`, { method: 'POST', headers, agent: false });
      call.once('socket', (socket) =>
        socket.once('connect', () => {
          clearTimeout(timer);
          timer = setTimeout(giveUp('no answer'), ANSWER_MS);
        }),
      );
      call.once('error', (error) => giveUp(error.message)());
      call.once('response', (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.once('close', () => {
          clearTimeout(timer);
          if (response.statusCode !== 201) return giveUp(`${response.statusCode} ${text}`)();
          resolve((JSON.parse(text) as { order: { id: number } }).order.id);
        });
      });
      call.end(body);
    });
  }
}
