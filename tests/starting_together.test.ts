// The web server may be up before the services: its first requests wait for them.
import { expect } from 'chai';
import { createTestDatabase } from '../ecommerce/testing/databases.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../ecommerce/testing/processes.js';

describe('a web server that is started before the services', () => {
  it('answers its first requests as soon as they are there, and 503 when they do not come', async function () {
    this.timeout(60_000);
    const database = await createTestDatabase('sqlite');
    const env = await shopEnvironment(database.url);
    const web = await startWeb(env, '--noreload');
    let services: Running | undefined;
    try {
      const read = () => fetch(`http://127.0.0.1:${web.port}/api/products/`).then(({ status }) => status);
      expect(await read()).to.equal(503);
      const waiting = read();
      services = await startServices(env);
      expect(await waiting).to.equal(200);
    } finally {
      await Promise.all([web.stop(), services?.stop()]);
      await database.drop();
    }
  });
});
