// Traces of real processes, sent to a receiver of OTLP; and that nothing of OpenTelemetry is loaded without it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { RunningCommand } from '../testing/command_line.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { JOHN } from '../testing/makers/contacts.js';
import { storedProduct } from '../testing/makers/products.js';
import { freePort } from '../testing/ports.js';
import { shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { compiled } from '../testing/program.js';

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: number };
}
interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attribute[];
  status: { code?: number };
  /** The name of its process. */
  service: string;
}
interface Sent {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[];
}

const textOf = (attributes: Attribute[], name: string): string =>
  attributes.find(({ key }) => key === name)?.value.stringValue ?? '';

/** What a collector of OpenTelemetry takes: POST /v1/traces with JSON. */
async function receiver(): Promise<{ url: string; spans: Span[]; server: Server }> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url !== '/v1/traces') return response.writeHead(404).end();
      const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString()) as Sent;
      for (const { resource, scopeSpans } of resourceSpans) {
        const service = textOf(resource.attributes, 'service.name');
        spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service }))));
      }
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, server };
}

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

onEachDatabase('traces', (dialect) => {
  it('show an order from HTTP through gRPC to SQL, and continue the trace of the client', async function () {
    this.timeout(120_000);
    const database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    const { id } = await storedProduct(db, { name: 'Chair', price_cents: 100, stock_quantity: 5 });
    await db.close();
    const { url, spans, server } = await receiver();
    const env = {
      ...(await shopEnvironment(database.url)),
      ...{ OTEL_EXPORTER_OTLP_ENDPOINT: url, LOG_LEVEL: 'debug' },
    };
    const [services, web] = await Promise.all([startServices(env), startWeb(env, '--noreload')]);
    let log = '';
    for (const { child } of [services, web])
      child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const order = (traceparent: string) =>
      fetch(`http://127.0.0.1:${web.port}/api/orders/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Connection: 'close', traceparent },
        body: JSON.stringify({ ...JOHN, items: [{ product_id: id, quantity: 1 }] }),
      });
    expect((await order(`00-${TRACE}-${PARENT}-01`)).status).to.equal(201);
    expect((await order('no traceparent')).status).to.equal(201);
    await Promise.all([web.stop(), services.stop()]); // which sends the last spans
    server.close();
    await database.drop();

    const mine = spans.filter(({ traceId }) => traceId === TRACE);
    const childrenOf = (parent: string) => mine.filter(({ parentSpanId }) => parentSpanId === parent);
    const [http, ...noMore] = childrenOf(PARENT);
    expect([http?.name, http?.service, noMore]).to.deep.equal(['POST /api/orders/', 'shop-web', []]);
    const called = mine.find(({ name, kind }) => name === 'orders.OrderService/CreateOrder' && kind === 3);
    expect([called?.service, called?.parentSpanId]).to.deep.equal(['shop-web', http?.spanId]);
    const [handled] = childrenOf(called?.spanId ?? '');
    expect([handled?.name, handled?.service]).to.deep.equal([
      'orders.OrderService/CreateOrder',
      'shop-services',
    ]);
    const statements = childrenOf(handled?.spanId ?? '');
    expect(statements.map(({ name }) => name)).to.include.members(['BEGIN', 'UPDATE', 'INSERT', 'COMMIT']);
    for (const { attributes } of statements) {
      expect(textOf(attributes, 'db.query.text')).to.not.match(/John|john@|123 Main/);
    }
    expect(mine.filter(({ status }) => status.code === 2)).to.deep.equal([]);
    // A wrong header begins a new trace.
    const others = new Set(
      spans
        .filter(({ name, traceId }) => name === 'POST /api/orders/' && traceId !== TRACE)
        .map((span) => span.traceId),
    );
    expect(others.size).to.equal(1);
    expect(log).to.contain(`"trace_id":"${TRACE}"`);
  });

  it('load nothing while no endpoint is set', async function () {
    this.timeout(120_000);
    const database = await createTestDatabase(dialect);
    const env: NodeJS.ProcessEnv = await shopEnvironment(database.url);
    const { url, server } = await receiver();
    const loaded = async (command: string[], ready: RegExp, endpoint: string): Promise<string> => {
      const script = [...compiled('testing/loaded_packages.ts'), '@opentelemetry', ...command];
      const process = new RunningCommand(script, { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
      await process.prints(ready);
      const { stdout } = await process.end();
      return /^loaded: (.*)$/m.exec(stdout)?.[1] ?? 'nothing was said';
    };
    const web = ['runserver', String(await freePort()), '--noreload'];
    for (const [command, ready] of [
      [web, /Quit the server/],
      [['grpc-server', '--noreload'], /WebhookService on/],
    ] as const) {
      expect(await loaded([...command], ready, '')).to.equal('no files');
      expect(await loaded([...command], ready, url)).to.match(/^[1-9]\d* files$/);
    }
    server.close();
    await database.drop();
  });
});
