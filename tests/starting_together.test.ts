// The web server may be up before the services: its first requests wait for them.
import { expect } from 'chai';
import { connect, createServer } from 'node:net';
import { createTestDatabase } from '../testing/databases.js';
import { freePort } from '../testing/ports.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';

const productsStatus = async ({ port }: { port: number }): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}/api/products/`)).status;

describe('a web server that is started before the services', () => {
  it('answers its first request as soon as they are there', async function () {
    this.timeout(60_000);
    const database = await createTestDatabase('sqlite');
    const env = await shopEnvironment(database.url);
    const running: Running[] = [await startServices(env, 'products')];
    // The service is found at another address, where nothing listens until the request is under way.
    const latePort = await freePort();
    const late = createServer((caller) => {
      const service = connect(Number(env.PRODUCTS_ADDRESS?.split(':')[1]), '127.0.0.1');
      caller.on('error', () => service.destroy()).pipe(service);
      service.on('error', () => caller.destroy()).pipe(caller);
    });
    try {
      const web = await startWeb({ ...env, PRODUCTS_ADDRESS: `127.0.0.1:${latePort}` }, '--noreload');
      running.push(web);
      const waiting = productsStatus(web);
      await new Promise((resolve) => setTimeout(resolve, 300));
      late.listen(latePort, '127.0.0.1');
      expect(await waiting).to.equal(200);
    } finally {
      await Promise.all(running.map((one) => one.stop()));
      late.close();
      await database.drop();
    }
  });

  it('answers 503 when they do not come', async function () {
    this.timeout(60_000);
    const database = await createTestDatabase('sqlite');
    const web = await startWeb(await shopEnvironment(database.url), '--noreload');
    try {
      expect(await productsStatus(web)).to.equal(503);
    } finally {
      await web.stop();
      await database.drop();
    }
  });
});
