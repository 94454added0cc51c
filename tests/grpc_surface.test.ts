// What every gRPC server offers besides its service: health and reflection, as real clients use them.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { SERVICES } from '../ecommerce/services.js';
import { onEachDatabase } from '../testing/databases.js';
import { callRaw, refusal } from '../testing/grpc.js';
import { useShop } from '../testing/shop.js';

const run = promisify(execFile);
const BUF = path.resolve('node_modules/.bin/buf');

/** Runs `buf curl` against a server; gives what it printed. */
async function buf(...args: string[]): Promise<string> {
  const common = ['--protocol', 'grpc', '--http2-prior-knowledge'];
  const { stdout } = await run(BUF, ['curl', ...common, ...args], { timeout: 20_000 }).catch(
    (error: unknown) => {
      // buf exits with the gRPC code of a refused call and prints the error as JSON on stderr.
      const { stderr = '' } = error as { stderr?: string };
      if (stderr.trimStart().startsWith('{')) return { stdout: stderr };
      throw error;
    },
  );
  return stdout;
}

onEachDatabase('health and reflection', (dialect) => {
  useShop(dialect);
  const services = Object.values(SERVICES);

  for (const service of services) {
    it(`${service.name} is SERVING`, async () => {
      for (const name of ['', service.name]) {
        const request = Uint8Array.from([0x0a, name.length, ...Buffer.from(name)]);
        const answer = await callRaw(
          service.address,
          '/grpc.health.v1.Health/Check',
          name ? request : new Uint8Array(),
        );
        expect([...answer]).to.deep.equal([0x08, 0x01]);
      }
    });

    it(`buf lists every method of ${service.name} and calls them`, async function () {
      this.timeout(120_000);
      const listed = await buf('--list-methods', `http://${service.address}`);
      const methods = Object.values(service.definition).map((method) => method.path.slice(1));
      expect(listed.split('\n')).to.include.members([...methods, 'grpc.health.v1.Health/Check']);
      const answers = await Promise.all(
        Object.values(service.definition)
          .filter((method) => !method.responseStream)
          .map((method) => buf('-d', '{}', `http://${service.address}${method.path}`)),
      );
      for (const answer of answers) expect(() => void JSON.parse(answer)).not.to.throw();
    });

    it(`${service.name} refuses bytes that are no message`, async () => {
      const batch = '/ecommerce.BatchService/Batch';
      for (const path of [...Object.values(service.definition).map((method) => method.path), batch]) {
        const { status } = await refusal(callRaw(service.address, path, Uint8Array.of(0xff, 0xff, 0xff)));
        expect([path, status]).to.deep.equal([path, 'INVALID_ARGUMENT']);
      }
    });
  }
});
