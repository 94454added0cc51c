// The .proto files for others: they follow the rules of buf.yaml, break no client of the last release, and the shop
// serves them.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { SERVICES } from '../ecommerce/services.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import { useShop } from '../testing/shop.js';

const BUF = path.join(BASE_DIR, 'node_modules', '.bin', 'buf');
const names = readdirSync(path.join(BASE_DIR, 'protos')).filter((name) => name.endsWith('.proto'));

/** Runs buf in a folder; gives what it complains about, '' if nothing. */
async function buf(folder: string, ...args: string[]): Promise<string> {
  return promisify(execFile)(BUF, args, { cwd: folder, timeout: 60_000 }).then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

describe('the .proto files', () => {
  const released = path.join(BASE_DIR, 'tests', 'released', 'protos');
  let copy: string;

  before(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'shop-protos-'));
    cpSync(path.join(BASE_DIR, 'buf.yaml'), path.join(copy, 'buf.yaml'));
    cpSync(path.join(BASE_DIR, 'protos'), path.join(copy, 'protos'), { recursive: true });
  });
  after(() => rmSync(copy, { recursive: true }));

  it('pass buf lint', async () => {
    expect(await buf(BASE_DIR, 'lint')).to.equal('');
  });

  it('break no client of the last release', async () => {
    expect(await buf(BASE_DIR, 'breaking', '--against', released)).to.equal('');
  });

  it('are refused when they would', async () => {
    const file = path.join(copy, 'protos', 'products.proto');
    writeFileSync(file, readFileSync(file, 'utf8').replace('double price = 4;', 'string price = 4;'));
    expect(await buf(copy, 'breaking', '--against', released)).to.contain(
      'changed type from "double" to "string"',
    );
  });
});

describe('the served .proto files', () => {
  const shop = useShop('sqlite');

  it('are listed with their size and services', async () => {
    const { status, body, headers } = await shop().get('/api/protos/');
    expect(status).to.equal(200);
    expect(headers.get('cache-control')).to.match(/^public/);
    const listed = body.protos as { name: string; size: number; services: string[] }[];
    expect(listed.map(({ name }) => name)).to.have.members(names);
    expect(listed.flatMap(({ services }) => services)).to.include.members(
      Object.values(SERVICES).map(({ name }) => name),
    );
    for (const { name, size } of listed) {
      const { body: text } = await shop().get(`/api/protos/${name}`);
      expect(Buffer.byteLength(text), name).to.equal(size);
    }
  });

  it('are sent as text, with an ETag', async () => {
    const { status, body, headers } = await shop().get('/api/protos/products.proto');
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/plain; charset=utf-8']);
    expect(body).to.equal(readFileSync(path.join(BASE_DIR, 'protos', 'products.proto'), 'utf8'));
    const tag = headers.get('etag') ?? '';
    const again = await shop().get('/api/protos/products.proto', { 'If-None-Match': tag });
    expect(again.status).to.equal(304);
  });

  for (const name of ['nothing.proto', '..%2Fpackage.json', 'generate']) {
    it(`are all that is sent, not ${name}`, async () => {
      const { status, body } = await shop().get(`/api/protos/${name}`);
      expect([status, body.code]).to.deep.equal([404, 'not_found']);
    });
  }

  it('compile as they are served, with nothing else', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-served-'));
    for (const name of names) {
      writeFileSync(path.join(folder, name), (await shop().get(`/api/protos/${name}`)).body);
    }
    expect(await buf(folder, 'build', '-o', path.join(folder, 'image.binpb'))).to.equal('');
    rmSync(folder, { recursive: true });
  });
});
