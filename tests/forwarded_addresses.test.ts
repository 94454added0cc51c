// X-Forwarded-For comes from outside: whatever it holds, the shop goes on serving.
import { connect } from 'node:net';
import { expect } from 'chai';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { shopEnvironment, startServices, startWeb } from '../testing/processes.js';

/** Sends a request byte by byte as given; resolves with the status of the answer, 0 without one. */
function sendRaw(port: number, forwardedFor: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
    socket.on('error', () => resolve(0));
    const lines = ['GET /api/products/ HTTP/1.1', 'Host: 127.0.0.1', `X-Forwarded-For: ${forwardedFor}`];
    socket.write(Buffer.from([...lines, 'Connection: close', '', ''].join('\r\n'), 'latin1'));
  });
}

onEachDatabase('X-Forwarded-For', (dialect) => {
  it('is used when it is an IP address, and ends no process when it is not', async function () {
    this.timeout(120_000);
    const database = await createTestDatabase(dialect);
    const env = { ...(await shopEnvironment(database.url)), TRUSTED_PROXIES: '1', LOG_LEVEL: 'info' };
    const services = await startServices(env, 'products');
    const web = await startWeb(env, '--noreload');
    let output = '';
    web.child.stdout?.on('data', (chunk: Buffer) => (output += String(chunk)));
    const statuses: number[] = [];
    for (const value of ['ä', '\x80', '203.0.113.7', 'unknown', `${'1'.repeat(5_000)}`, '1.2.3.4.5', '::1']) {
      statuses.push(await sendRaw(web.port, value));
    }
    expect(statuses).to.deep.equal(Array(7).fill(200));
    expect(web.child.exitCode).to.equal(null);
    await Promise.all([web.stop(), services.stop()]);
    await database.drop();
    const addresses = [...output.matchAll(/"client_address":"([^"]*)"/g)].map(([, address]) => address);
    const own = '127.0.0.1';
    expect(addresses).to.deep.equal([own, own, '203.0.113.7', own, own, own, '::1']);
  });
});
