// The build that npm start makes when sources changed: never old code, never half of it, and what it reads is there.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { BASE_DIR } from '../framework/conf/settings.js';
import { endCommands, RunningCommand } from '../testing/command_line.js';
import { shopEnvironment } from '../testing/processes.js';

const execute = promisify(execFile);
const LEFT_OUT = ['node_modules', '.git', 'dist', 'coverage', 'docs', 'screenshots', 'tests'];

describe('the build', function () {
  this.timeout(120_000);
  let copy: string;
  const builds = () => readdirSync(path.join(copy, 'dist')).filter((name) => name !== 'manage.js');

  before(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'shop-build-'));
    cpSync(BASE_DIR, copy, { recursive: true, filter: (file) => !LEFT_OUT.includes(path.basename(file)) });
    symlinkSync(path.join(BASE_DIR, 'node_modules'), path.join(copy, 'node_modules'));
  });
  after(async () => {
    await endCommands();
    rmSync(copy, { recursive: true });
  });

  /** What a command prints that runs from the build. */
  async function manage(args: string[], program = 'manage.js'): Promise<string> {
    const { stdout } = await execute(process.execPath, [path.join(copy, program), ...args], { cwd: copy });
    return stdout;
  }

  /** Replaces a text in a source. */
  function edit(file: string, text: string, other: string): void {
    const target = path.join(copy, file);
    writeFileSync(target, readFileSync(target, 'utf8').replace(text, other));
  }

  it('is made once by commands that start at the same time', async () => {
    const printed = await Promise.all(Array.from({ length: 3 }, () => manage(['help'])));
    expect(new Set(printed).size).to.equal(1);
    expect(printed[0]).to.contain('\n    migrate\n');
    expect(builds()).to.have.length(1);
    await manage(['help']);
    expect(builds()).to.have.length(1);
  });

  it('never runs old code, not even when a change has the same size', async () => {
    const file = 'framework/management/commands/help.ts';
    edit(file, 'Available commands:', 'Available kommands:');
    expect(await manage(['help'])).to.contain('Available kommands:');
    edit(file, 'Available kommands:', 'Available commands:');
    expect(await manage(['help'])).to.contain('Available commands:');
    expect(await manage(['help'], 'dist/manage.js')).to.contain('Available commands:');
  });

  it('keeps the last three, for one may still run', async () => {
    const file = path.join(copy, 'framework', 'management', 'commands', 'help.ts');
    const source = readFileSync(file, 'utf8');
    for (const count of [1, 2, 3, 4]) {
      writeFileSync(file, `${source}// ${count}\n`);
      await manage(['--version']);
    }
    writeFileSync(file, source);
    expect(builds()).to.have.length(3);
  });

  it('says where a source cannot be compiled, and runs nothing', async () => {
    const file = path.join(copy, 'ecommerce', 'views.ts');
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, `${source} and (`);
    const failed = (await manage(['help']).catch((error: unknown) => error)) as {
      code: number;
      stderr: string;
    };
    writeFileSync(file, source);
    expect(failed.code).to.equal(1);
    expect(failed.stderr).to.contain('ecommerce/views.ts:');
  });

  it('names the lines of the sources in errors', async () => {
    const file = 'framework/management/commands/help.ts';
    edit(
      file,
      'if (name === undefined)',
      "if (name === 'x') throw new RangeError(name);\n    if (name === undefined)",
    );
    for (const program of ['manage.js', 'dist/manage.js']) {
      const failed = (await manage(['help', 'x'], program).catch((error: unknown) => error)) as {
        stderr: string;
      };
      expect(failed.stderr, program).to.match(/RangeError: x[^]*commands\/help\.ts:\d+/);
    }
    edit(file, "if (name === 'x') throw new RangeError(name);\n    ", '');
  });

  it('runs from the sources where it cannot be written', async () => {
    rmSync(path.join(copy, 'dist'), { recursive: true, force: true });
    chmodSync(copy, 0o555);
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}; // root may write anywhere
    try {
      const args = [path.join(copy, 'manage.js'), 'help'];
      const { stdout, stderr } = await execute(process.execPath, args, { cwd: copy, ...user });
      expect(stdout).to.contain("Type 'manage.ts help <command>'");
      expect(stderr).to.contain('The build cannot be written, so the shop runs from its sources:');
    } finally {
      chmodSync(copy, 0o755);
    }
  });

  it('has all that the shop reads: templates, static files, migrations, the sample, and the thread for PDFs', async () => {
    const env = {
      ...(await shopEnvironment(`sqlite:${path.join(copy, 'shop.sqlite3')}`)),
      LOG_LEVEL: 'warn',
    };
    const shop = new RunningCommand([path.join(copy, 'manage.js'), 'start', '0'], env);
    await shop.prints('The shop is open.');
    const url = /server at (http:\S+)\/\n/.exec(shop.stdout)?.[1] ?? '';
    const send = async (address: string, body: unknown) => {
      const headers = { 'Content-Type': 'application/json' };
      return fetch(`${url}${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
    };
    const to = { customer_name: 'John', customer_email: 'john@example.com', shipping_address: '5 Elm St' };
    const placed = await send('/api/orders/', { ...to, items: [{ product_id: 1, quantity: 1 }] });
    const { order, order_token } = (await placed.json()) as { order: { id: number }; order_token: string };
    const headers = { 'X-Order-Token': order_token };
    const pay = { order_id: order.id, provider: 'test', token: 'tok_visa' };
    const paid = await fetch(`${url}/api/payments/transactions/`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(pay),
    });
    expect(paid.status, await paid.text()).to.equal(201);
    const listed = await fetch(`${url}/api/invoices/?order_id=${order.id}`, { headers });
    const { invoices } = (await listed.json()) as { invoices: { id: number }[] };
    const pdf = await fetch(`${url}/api/invoices/${invoices[0]?.id}/pdf/`, { headers });
    expect((await pdf.text()).slice(0, 5)).to.equal('%PDF-');
    for (const address of ['/admin/login/', '/static/admin/base.css']) {
      expect((await fetch(url + address)).status, address).to.equal(200);
    }
    expect((await shop.end('SIGTERM')).code).to.equal(0);
  });
});
