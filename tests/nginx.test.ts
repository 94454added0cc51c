// The example of nginx (ops/nginx/shop.conf) in front of two web processes and the services.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http2 from 'node:http2';
import { promisify } from 'node:util';
import { credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import productsPb from '../protos/generated/products_pb.js';
import { useBrowser } from '../testing/browser.js';
import { endCommands, type RunningCommand, runCommand, startCommand } from '../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { storedProduct } from '../testing/makers/products.js';
import { needsNginx, Nginx } from '../testing/nginx.js';
import { freePort, serviceAddresses } from '../testing/ports.js';

const PROCESSES_MS = 240_000;
const LOGIN = { username: 'grace', password: 'correct horse battery' };

interface Answer {
  status: number;
  body: string;
  location: string;
}

onEachDatabase('the shop behind nginx', (dialect) => {
  needsNginx();
  const openPage = useBrowser();
  let database: TestDatabase;
  let nginx: Nginx;
  let webs: RunningCommand[];
  let environment: NodeJS.ProcessEnv;
  let started = false;

  before(async function () {
    this.timeout(PROCESSES_MS);
    database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    await storedProduct(db, { name: 'Lamp' });
    await db.close();
    const addresses = await serviceAddresses();
    environment = {
      ...{ DATABASE_URL: database.url, LOG_LEVEL: 'info', LOG_FORMAT: 'json', DEBUG: 'false' },
      ...{ SECRET_KEY: 'nginx'.repeat(10), GRPC_TOKEN: 'token'.repeat(10), EMAIL_URL: 'console:' },
      ...{ ALLOWED_HOSTS: 'localhost', TRUSTED_PROXIES: '1', ...addresses },
    };
    const superuser = [
      'createsuperuser',
      '--noinput',
      '--username',
      LOGIN.username,
      '--email',
      'g@example.com',
    ];
    const made = await runCommand(superuser, { ...environment, DJANGO_SUPERUSER_PASSWORD: LOGIN.password });
    expect(made.code).to.equal(0);
    const ports = [await freePort(), await freePort()];
    const services = startCommand(['grpc-server', '--noreload'], environment);
    webs = ports.map((port) => startCommand(['runserver', String(port), '--noreload'], environment));
    await Promise.all([
      services.prints('WebhookService on '),
      ...webs.map((web) => web.prints('Quit the server')),
    ]);
    nginx = await Nginx.start({
      '127.0.0.1:8000': `127.0.0.1:${ports[0]}`,
      '127.0.0.1:8001': `127.0.0.1:${ports[1]}`,
      '127.0.0.1:50051': addresses.PRODUCTS_ADDRESS ?? '',
      '127.0.0.1:50052': addresses.ORDERS_ADDRESS ?? '',
      '127.0.0.1:50053': addresses.CUSTOMERS_ADDRESS ?? '',
    });
    started = true;
  });
  after(async () => {
    await endCommands();
    if (!started) return;
    await nginx.stop();
    await database.drop();
  });

  /** What curl gets, which trusts the authority of the certificate. */
  async function curl(...args: string[]): Promise<Answer> {
    const written = '\n%{http_code} %{redirect_url}';
    const { stdout } = await promisify(execFile)('curl', [
      '-s',
      '--cacert',
      nginx.ca,
      '-w',
      written,
      ...args,
    ]);
    const [body = '', last = ''] = stdout.split(/\n(?=[^\n]*$)/);
    const [code, location = ''] = last.split(' ');
    return { status: Number(code), body, location };
  }

  it('speaks HTTP/2 with browsers', async () => {
    const session = http2.connect(nginx.url, { ca: readFileSync(nginx.ca) });
    const stream = session.request({ ':path': '/api/products/' });
    const code = await new Promise((resolve, reject) => {
      stream.once('response', (headers) => resolve(headers[':status']));
      stream.once('error', reject);
    });
    stream.resume();
    session.close();
    expect(code).to.equal(200);
  });

  it('leads from http:// to https://', async () => {
    const answer = await curl(`http://localhost:${nginx.ports.http}/api/products/?page=1`);
    expect(answer).to.include({ status: 301, location: `${nginx.url}/api/products/?page=1` });
  });

  it("passes on the client's address, and not what the client says it is", async () => {
    const path = '/api/products/999999/';
    await curl('-H', 'X-Forwarded-For: 203.0.113.7', nginx.url + path);
    await Promise.any(webs.map((web) => web.prints(path)));
    const lines = webs.flatMap((web) => web.stdout.split('\n')).filter((line) => line.includes(path));
    expect(lines.join('\n')).to.contain('"client_address":"127.0.0.1"').and.not.contain('203.0.113.7');
  });

  it('limits bodies: the shop in its own words, nginx what is larger than any form', async () => {
    const session = http2.connect(nginx.url, { ca: readFileSync(nginx.ca) });
    const post = (bytes: number) =>
      new Promise<{ code: number; text: string }>((resolve) => {
        const headers = { ':path': '/api/orders/', ':method': 'POST', 'content-type': 'application/json' };
        const stream = session.request({ ...headers, 'content-length': bytes });
        let [code, text] = [0, ''];
        stream.once('response', (answer) => (code = Number(answer[':status'])));
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('error', () => undefined);
        stream.once('close', () => resolve({ code, text }));
        stream.end(Buffer.alloc(bytes, 'a'));
      });
    const [shop, proxy] = [await post(300_000), await post(3_000_000)];
    session.close();
    expect(shop.code).to.equal(413);
    expect(JSON.parse(shop.text)).to.have.property('error');
    expect(proxy.code).to.equal(413);
    expect(proxy.text).to.contain('nginx');
  });

  it('lets staff log in to the admin, with cookies for https:// alone', async function () {
    this.timeout(PROCESSES_MS);
    const page = await openPage({ ignoreHTTPSErrors: true });
    await page.goto(`${nginx.url}/admin/`);
    await page.fill('input[name=username]', LOGIN.username);
    await page.fill('input[name=password]', LOGIN.password);
    await page.click('[type=submit]');
    await page.waitForURL(`${nginx.url}/admin/`);
    expect(await page.content()).to.contain(LOGIN.username);
    const cookies = await page.context().cookies();
    expect(cookies).not.to.have.length(0);
    expect(cookies.filter(({ secure }) => !secure)).to.deep.equal([]);
  });

  it('lets programs call gRPC', async () => {
    const client = new productsGrpc.ProductServiceClient(
      `localhost:${nginx.ports.https}`,
      credentials.createSsl(readFileSync(nginx.ca)),
    );
    const call = (token: string) =>
      new Promise<number>((resolve) => {
        const metadata = new Metadata();
        if (token) metadata.set('authorization', `Bearer ${token}`);
        const request = new productsPb.GetProductRequest();
        request.setId(1);
        client.getProduct(request, metadata, {}, (error: ServiceError | null) =>
          resolve(error?.code ?? status.OK),
        );
      });
    expect(await call(environment.GRPC_TOKEN ?? '')).to.equal(status.OK);
    expect(await call('')).to.equal(status.UNAUTHENTICATED);
    client.close();
  });

  it('serves when one of the web processes dies', async function () {
    this.timeout(PROCESSES_MS);
    await webs[0]?.end('SIGKILL');
    const statuses = [];
    for (let request = 0; request < 20; request += 1) {
      statuses.push((await curl(`${nginx.url}/api/products/`)).status);
    }
    expect(statuses).to.deep.equal(statuses.map(() => 200));
  });
});
