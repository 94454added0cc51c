// A stand-in of Stripe's HTTP API: a real server that answers as Stripe's documentation says, for tests and for trying the
// shop out. It keeps everything in memory and moves no money.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { StripeFailure, missing } from './failures.js';
import { Faults } from './faults.js';
import { type FormObject, readForm, textOf } from './forms.js';
import { IdempotencyKeys, type KeptAnswer } from './idempotency.js';
import { Ledger, newId } from './ledger.js';
import { routesOf } from './routes.js';
import { Webhooks } from './webhooks.js';

const MAX_BODY = 1_000_000;

interface Asked {
  method: string;
  path: string;
  form: FormObject;
  /** The body or query as it was sent. */
  text: string;
  key: string;
}

export class StripeStandIn {
  readonly webhooks = new Webhooks();
  readonly ledger = new Ledger((event) => this.webhooks.tell(event));
  readonly faults = new Faults();
  readonly keys = new IdempotencyKeys();
  /** The requests to Stripe's API so far, as `POST /v1/refunds`. */
  readonly requests: string[] = [];
  private readonly routes = routesOf(this.ledger, this.faults);
  private readonly server: Server = createServer((request, response) => {
    this.serve(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });

  /** Listens on loopback; port 0 chooses one. */
  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return this;
  }

  /** http://127.0.0.1:port */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.webhooks.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await read(request);
    const { method, path, key } = asked;
    if (path.startsWith('/v1/')) this.requests.push(`${method} ${path}`);
    const fault = this.faults.take(method, path);
    if (fault?.how === 'reset before') return void request.socket.resetAndDestroy();
    if (fault?.how === 'delay before') await delay(fault.ms);
    const answer = await this.answerTo(asked, request, fault?.how);
    if (fault?.how === 'delay after') await delay(fault.ms);
    if (fault?.how === 'reset after') return void request.socket.resetAndDestroy();
    const { status, body, replayed } = answer;
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Request-Id': newId('req'),
      ...(key !== '' && { 'Idempotency-Key': key }),
      ...(replayed && { 'Idempotent-Replayed': 'true' }),
      ...(status === 500 && { 'Stripe-Should-Retry': 'false' }),
    });
    response.end(JSON.stringify(body));
  }

  private async answerTo(
    asked: Asked,
    request: IncomingMessage,
    fault: string | undefined,
  ): Promise<KeptAnswer & { replayed?: boolean }> {
    const { method, path, text, key } = asked;
    const isKeyed = key !== '' && method === 'POST';
    try {
      if (fault === 'rate limit') throw rateLimit();
      if (fault === 'error before') throw broken();
      this.authorize(asked, request);
      const kept = isKeyed ? this.keys.begin(key, `${method} ${path} ${text}`) : undefined;
      if (kept) return { ...kept, replayed: true };
    } catch (error) {
      return failureOf(error);
    }
    let answer: KeptAnswer;
    let begun = true;
    try {
      await Promise.resolve(); // so that a concurrent request with the key comes in between
      answer = { status: 200, body: structuredClone(this.carryOut(asked)) };
      if (fault === 'error after') throw broken();
    } catch (error) {
      answer = failureOf(error);
      begun = error instanceof StripeFailure && error.begun;
    }
    if (isKeyed && begun) this.keys.keep(key, answer);
    else if (isKeyed) this.keys.drop(key);
    return answer;
  }

  private carryOut({ method, path, form }: Asked): object {
    const exact = this.routes[`${method} ${path}`];
    if (exact) return exact('', form);
    const [, root = '', kind = '', id = '', action] = path.split('/');
    const name = [`${method} /${root}/${kind}/:id`, ...(action ? [action] : [])].join('/');
    const route = this.routes[name];
    if (!route) throw missing('URL', `${method} ${path}`);
    return route(id, form);
  }

  /** Secret keys may do everything, publishable ones only what the client secret of an intent allows. */
  private authorize({ path, form }: Asked, { headers }: IncomingMessage): void {
    if (path.startsWith('/stand-in/')) return;
    const [scheme = '', credentials = ''] = (headers.authorization ?? '').split(' ');
    const isBasic = scheme.toLowerCase() === 'basic';
    const given = isBasic ? Buffer.from(credentials, 'base64').toString().replace(/:.*$/, '') : credentials;
    const key = given || textOf(form, 'key');
    if (/^(sk|rk)_test_\w+$/.test(key)) return;
    const [, , kind, id = ''] = path.split('/');
    const secret = kind === 'payment_intents' ? this.ledger.intents.get(id)?.client_secret : undefined;
    const isCustomers = secret !== undefined && textOf(form, 'client_secret') === secret;
    const makesMethod = path === '/v1/payment_methods';
    if (/^pk_test_\w+$/.test(key) && (isCustomers || makesMethod)) return;
    const message = key === '' ? 'You did not provide an API key.' : 'Invalid API Key provided.';
    throw new StripeFailure(401, { type: 'invalid_request_error', message });
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const { method = 'GET', url = '/', headers } = request;
  const [path = '', query = ''] = url.split('?');
  let text = query;
  if (method !== 'GET') {
    text = '';
    for await (const chunk of request) {
      text += String(chunk);
      if (text.length > MAX_BODY) throw new Error('The body is too large.');
    }
  }
  return {
    method,
    path: path.replace(/\/$/, ''),
    form: readForm(text),
    text,
    key: String(headers['idempotency-key'] ?? ''),
  };
}

function failureOf(error: unknown): KeptAnswer {
  if (error instanceof StripeFailure) return { status: error.status, body: { error: error.error } };
  throw error;
}

function rateLimit(): StripeFailure {
  const message = 'Too many requests hit the API too quickly.';
  return new StripeFailure(429, { type: 'invalid_request_error', code: 'rate_limit', message });
}

function broken(): StripeFailure {
  return new StripeFailure(500, { type: 'api_error', message: 'Something went wrong on our end.' }, true);
}
