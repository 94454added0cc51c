// The command health: what a supervisor learns of a server on its machine.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Authority } from '../../../testing/certificates.js';
import { endCommands, runCommand } from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabase } from '../../../testing/databases.js';
import { freePort } from '../../../testing/ports.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../../../testing/processes.js';

onEachDatabase('the command health', (dialect) => {
  it('tells whether the web server and the services of this machine are ready', async function () {
    this.timeout(120_000);
    const { url, drop } = await createTestDatabase(dialect);
    const env: NodeJS.ProcessEnv = {
      ...(await shopEnvironment(url)),
      DEBUG: 'true',
      GRPC_TOKEN: 'a'.repeat(40),
    };
    const services: Running = await startServices(env);
    const web = await startWeb(env);
    const here = { ...env, PORT: String(web.port) };
    expect(await runCommand(['health'], here)).to.deep.equal({
      ...{ code: 0, stderr: '' },
      stdout: `The web server at 127.0.0.1:${web.port} is ready.\n`,
    });
    expect(await runCommand(['health', 'orders', 'payments'], here)).to.deep.equal({
      ...{ code: 0, stderr: '' },
      stdout: `orders at ${env.ORDERS_ADDRESS} is ready.\npayments at ${env.PAYMENTS_ADDRESS} is ready.\n`,
    });
    const unknown = await runCommand(['health', 'notifications'], here);
    expect(unknown.stderr).to.equal("CommandError: App 'notifications' has no gRPC service.\n");

    await services.stop();
    const gone = await runCommand(['health', 'orders'], here);
    expect(gone.code).to.equal(1);
    expect(gone.stderr).to.contain(`CommandError: orders at ${env.ORDERS_ADDRESS} is not ready: `);
    const alone = await runCommand(['health'], here);
    expect(alone.code).to.equal(1);
    expect(alone.stderr).to.match(/The web server at \S+ is not ready \(products: [^)]+\)/);
    await web.stop();
    const dead = await runCommand(['health'], here);
    expect(dead.code).to.equal(1);
    expect(dead.stderr).to.match(/^CommandError: The web server at \S+ does not answer: .*ECONNREFUSED/);
    await endCommands();
    await drop();
  });

  it('asks services with TLS, also mutual', async function () {
    this.timeout(120_000);
    const { url, drop } = await createTestDatabase(dialect);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-health-'));
    const authority = new Authority(path.join(folder, 'authority'));
    // For the name by which clients know the service, not for the address at which it is asked.
    const { cert, key } = authority.issue('orders', ['DNS:orders.internal']);
    const tls = { GRPC_TLS_CERT: cert, GRPC_TLS_KEY: key, GRPC_TLS_CA: authority.ca };
    const port = await freePort();
    const address = { ORDERS_ADDRESS: `dns:///orders.internal:${port}`, GRPC_LISTEN_HOST: '127.0.0.1' };
    const env: NodeJS.ProcessEnv = { ...(await shopEnvironment(url)), ...address, ...tls };
    env.GRPC_TLS_CLIENT_CA = authority.ca;
    const services = await startServices(env, 'orders');
    expect(await runCommand(['health', 'orders'], env)).to.deep.equal({
      ...{ code: 0, stderr: '' },
      stdout: `orders at 127.0.0.1:${port} is ready.\n`,
    });
    const without = { ...env, GRPC_TLS_CERT: '', GRPC_TLS_KEY: '', GRPC_TLS_CLIENT_CA: '' };
    expect((await runCommand(['health', 'orders'], without)).code).to.equal(1);
    await services.stop();
    rmSync(folder, { recursive: true });
    await drop();
  });
});
