// TLS between the processes, by settings: mutual, renewed without a restart, and refused with a reason at both ends.
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { readSettings } from '../ecommerce/settings.js';
import { Database } from '../framework/db/database.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import productsPb from '../protos/generated/products_pb.js';
import { Authority, type CertificateFiles } from '../testing/certificates.js';
import { endCommands, type RunningCommand, startCommand } from '../testing/command_line.js';
import { createTestDatabase, type TestDatabase } from '../testing/databases.js';
import { storedProduct } from '../testing/makers/products.js';
import { freePort, serviceAddresses } from '../testing/ports.js';

const PROCESSES_MS = 120_000;
const HERE = ['DNS:localhost', 'IP:127.0.0.1'];
const PYTHON = '/usr/bin/python3';

describe('TLS between the processes', function () {
  this.timeout(PROCESSES_MS);
  let folder: string;
  let database: TestDatabase;
  let authority: Authority;
  let ours: CertificateFiles;
  let addresses: Record<string, string>;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'shop-tls-'));
    authority = new Authority(path.join(folder, 'ours'));
    ours = authority.issue('shop', HERE);
    database = await createTestDatabase('sqlite');
    const db = new Database(database.url);
    await storedProduct(db, { name: 'Lamp' });
    await db.close();
  });
  beforeEach(async () => (addresses = await serviceAddresses()));
  afterEach(endCommands);
  after(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = () => ({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'json',
    ...addresses,
  });
  const tls = ({ cert, key }: CertificateFiles, { ca } = authority) => ({
    ...{ GRPC_TLS_CERT: cert, GRPC_TLS_KEY: key, GRPC_TLS_CA: ca },
  });
  const mutual = (files: CertificateFiles) => ({ ...tls(files), GRPC_TLS_CLIENT_CA: authority.ca });

  async function startServices(more: NodeJS.ProcessEnv, ...apps: string[]): Promise<RunningCommand> {
    const services = startCommand(['grpc-server', '--noreload', ...apps], { ...environment(), ...more });
    await services.prints(apps.length === 1 ? 'ProductService on ' : 'WebhookService on ');
    return services;
  }

  async function startWeb(more: NodeJS.ProcessEnv): Promise<RunningCommand & { url: string }> {
    const port = await freePort();
    const web = startCommand(['runserver', String(port), '--noreload'], { ...environment(), ...more });
    await web.prints('Quit the server');
    return Object.assign(web, { url: `http://127.0.0.1:${port}/api/products/` });
  }

  /** The code of the answer to a client of our own. */
  function call(creds: ReturnType<typeof credentials.createSsl>): Promise<number> {
    const client = new productsGrpc.ProductServiceClient(addresses.PRODUCTS_ADDRESS ?? '', creds);
    return new Promise((resolve) => {
      const request = new productsPb.GetProductRequest();
      request.setId(1);
      client.getProduct(
        request,
        new Metadata(),
        { deadline: Date.now() + 5_000 },
        (error: ServiceError | null) => {
          client.close();
          resolve(error?.code ?? status.OK);
        },
      );
    });
  }

  it('serves a shop whose processes all know each other, and no others', async () => {
    const services = await startServices(mutual(ours));
    const web = await startWeb(mutual(ours));
    expect((await fetch(web.url)).status).to.equal(200);
    expect((await fetch(web.url.replace('/api/products/', '/readyz'))).status).to.equal(200);
    expect(web.stderr).not.to.contain('These services do not answer');

    const [ca, key, cert] = [authority.ca, ours.key, ours.cert].map((file) => readFileSync(file));
    expect(await call(credentials.createSsl(ca, key, cert))).to.equal(status.OK);
    expect(await call(credentials.createInsecure())).to.equal(status.UNAVAILABLE);
    expect(await call(credentials.createSsl(ca))).to.equal(status.UNAVAILABLE);
    await services.prints('peer did not return a certificate');
    await services.prints('"msg":"a connection of a client was refused by TLS"');
    const strange = new Authority(path.join(folder, 'strange')).issue('stranger', HERE);
    const [strangeKey, strangeCert] = [readFileSync(strange.key), readFileSync(strange.cert)];
    expect(await call(credentials.createSsl(ca, strangeKey, strangeCert))).to.equal(status.UNAVAILABLE);
  });

  it('serves with several processes and servers, found by a name of their own', async () => {
    const named = authority.issue('named', ['DNS:services.shop']);
    const more = { ...mutual(named), GRPC_TLS_SERVER_NAME: 'services.shop', GRPC_WORKERS: '2' };
    await startServices(more, 'products');
    const web = await startWeb({ ...more, PRODUCTS_ADDRESS: `ipv4:${addresses.PRODUCTS_ADDRESS}` });
    expect((await fetch(web.url)).status).to.equal(200);
  });

  it('lets programs in Python in', async function () {
    if (
      !existsSync(PYTHON) ||
      (await promisify(execFile)(PYTHON, ['-c', 'import grpc_tools']).catch(() => null)) === null
    ) {
      if (process.env.REQUIRE_PYTHON === '1') throw new Error('Python has no grpc_tools.');
      console.log('      skipped: Python has no grpc_tools (python3-grpcio, python3-grpc-tools)');
      return this.skip();
    }
    await startServices(mutual(ours));
    const program = path.join(BASE_DIR, 'examples', 'python', 'grpc_client.py');
    const { stdout } = await promisify(execFile)(PYTHON, [program], {
      env: { ...process.env, ...addresses, ...mutual(ours), PYTHONDONTWRITEBYTECODE: '1' },
      timeout: 100_000,
    });
    expect(stdout).to.match(/^Order \d+: .* as a guest\n/);
  });

  it('uses renewed certificates without a restart', async () => {
    const files = { cert: path.join(folder, 'used.pem'), key: path.join(folder, 'used.key') };
    const ca = path.join(folder, 'used_ca.pem');
    const use = (found: CertificateFiles, bundle: string) => {
      writeFileSync(ca, bundle);
      copyFileSync(found.cert, files.cert);
      copyFileSync(found.key, files.key);
    };
    use(ours, readFileSync(authority.ca, 'utf8'));
    const services = await startServices({ ...tls(files), GRPC_TLS_CA: ca }, 'products');
    expect(await call(credentials.createSsl(readFileSync(authority.ca)))).to.equal(status.OK);

    const next = new Authority(path.join(folder, 'next'));
    const renewed = next.issue('renewed', HERE);
    // Half of a renewal is not used.
    copyFileSync(renewed.cert, files.cert);
    await services.prints('GRPC_TLS_KEY is not the key of the certificate in GRPC_TLS_CERT.');
    expect(await call(credentials.createSsl(readFileSync(authority.ca)))).to.equal(status.OK);
    use(renewed, readFileSync(next.ca, 'utf8'));
    await services.prints('"msg":"the certificate was read again"');
    expect(await call(credentials.createSsl(readFileSync(next.ca)))).to.equal(status.OK);
    expect(await call(credentials.createSsl(readFileSync(authority.ca)))).to.equal(status.UNAVAILABLE);
  });

  for (const [what, wrong] of [
    ['has expired', { names: HERE, days: -1, reason: /certificate has expired/ }],
    ['is for another host', { names: ['DNS:example.com'], days: 1, reason: /does not match certificate/ }],
  ] as const) {
    it(`refuses a server whose certificate ${what}, and says why`, async () => {
      const bad = authority.issue('bad', [...wrong.names], wrong.days);
      const services = await startServices(tls(bad), 'products');
      const web = await startWeb(tls(ours));
      expect((await fetch(web.url)).status).to.equal(503);
      await web.prints(wrong.reason);
      await web.prints('"msg":"a service cannot be reached"');
      await services.prints(
        'a client broke off the handshake of TLS: it may refuse the certificate of this server',
      );
      if (wrong.days < 0)
        await services.prints('the certificate in GRPC_TLS_CERT has expired: clients refuse it');
    });
  }

  it('refuses servers of another authority, and says why', async () => {
    const other = new Authority(path.join(folder, 'other'));
    await startServices(tls(other.issue('other', HERE), other), 'products');
    const web = await startWeb(tls(ours));
    expect((await fetch(web.url)).status).to.equal(503);
    await web.prints(/self-signed certificate|unable to/);
  });

  it('names the settings that are wrong', () => {
    const problems = (environment: NodeJS.ProcessEnv) => readSettings(environment).problems;
    const { cert, key } = ours;
    const { ca } = authority;
    expect(problems({ GRPC_TLS_CERT: cert })).to.deep.equal([
      'GRPC_TLS_CERT needs GRPC_TLS_KEY too.',
      'GRPC_TLS_CERT needs GRPC_TLS_CA too.',
    ]);
    expect(problems({ GRPC_TLS_CLIENT_CA: ca })).to.deep.equal([
      'GRPC_TLS_CLIENT_CA needs GRPC_TLS_CERT too.',
    ]);
    expect(problems({ GRPC_TLS_CA: '/no/ca.pem' })).to.deep.equal([
      'GRPC_TLS_CA: /no/ca.pem does not exist.',
    ]);
    expect(problems({ GRPC_TLS_CA: key })).to.deep.equal(['GRPC_TLS_CA has no certificate in PEM.']);
    const all = { GRPC_TLS_CERT: cert, GRPC_TLS_CA: ca };
    expect(problems({ ...all, GRPC_TLS_KEY: ca })).to.deep.equal(['GRPC_TLS_KEY has no private key in PEM.']);
    expect(problems({ ...all, GRPC_TLS_KEY: `${ca}.key` })).to.deep.equal([
      'GRPC_TLS_KEY is not the key of the certificate in GRPC_TLS_CERT.',
    ]);
    expect(problems({ ...all, GRPC_TLS_KEY: key, GRPC_TLS_CLIENT_CA: ca })).to.deep.equal([]);
  });
});
