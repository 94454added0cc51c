// Requests as no client library sends them: more than one host, and empty bodies in every framing.
import { connect } from 'node:net';
import { expect } from 'chai';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';

onEachDatabase('a raw request', (dialect) => {
  const shop = useShop(dialect);

  /** Sends these lines, with what follows the headers; gives the status and the body of the answer. */
  function send(lines: string[], body = ''): Promise<[number, string]> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(shop().url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      socket.on('error', reject);
      socket.on('close', () => {
        const [head = '', ...rest] = answer.split('\r\n\r\n');
        resolve([Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), rest.join()]);
      });
      socket.write([...lines, 'Connection: close', '', body].join('\r\n'));
    });
  }
  const statusOf = async (lines: string[], body?: string) => (await send(lines, body))[0];

  it('is refused when it names more than one host', async () => {
    const get = 'GET /api/products/ HTTP/1.1';
    expect(await statusOf([get, 'Host: localhost'])).to.equal(200);
    for (const lines of [
      [get, 'Host: localhost', 'Host: localhost'],
      [get, 'Host: localhost', 'host: evil.example'],
      [get, 'Host: evil.example', 'Host: localhost'],
      [get, 'Host: localhost, evil.example'],
      [get, 'Host: evil.example@localhost'],
      ['GET http://evil.example/api/products/ HTTP/1.1', 'Host: localhost'],
      [get],
    ]) {
      expect(await statusOf(lines), lines.join(' | ')).to.equal(400);
    }
  });

  it('with an empty body has none, however it is framed', async () => {
    const head = ['POST /api/orders/1/cancel/ HTTP/1.1', 'Host: localhost'];
    const json = 'Content-Type: application/json';
    for (const type of [[], [json]]) {
      for (const [framing, body] of [
        [[], ''],
        [['Content-Length: 0'], ''],
        [['Transfer-Encoding: chunked'], '0\r\n\r\n'],
      ] as [string[], string][]) {
        const lines = [...head, ...type, ...framing];
        expect(await statusOf(lines, body), lines.join(' | ')).to.equal(404);
        const create = ['POST /api/orders/ HTTP/1.1', 'Host: localhost', ...type, ...framing];
        const [status, answer] = await send(create, body);
        expect([status, answer], create.join(' | ')).to.satisfy(
          ([code, text]: [number, string]) => code === 400 && text.includes('body: must be a JSON object'),
        );
      }
    }
    const chunked = [...head, 'Transfer-Encoding: chunked', 'Content-Type: text/plain'];
    expect(await statusOf(chunked, '2\r\n{}\r\n0\r\n\r\n')).to.equal(415);
  });
});
