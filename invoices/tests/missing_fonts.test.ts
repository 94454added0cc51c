// A PDF in a script whose font is not installed: it is made, and the log says which package it lacks.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { ISSUED_INVOICE } from '../../testing/makers/invoices.js';

const execute = promisify(execFile);
const THAI = '@fontsource-variable/noto-sans-thai';
const EMOJI = '@expo-google-fonts/noto-emoji';
const RENDER = `
import { logger } from './framework/logging.js';
import { renderInvoice } from './invoices/pdf/document.js';
const invoice = { ...${JSON.stringify(ISSUED_INVOICE)}, customer_name: process.argv[2] };
const pdf = await renderInvoice(invoice, '');
await new Promise((resolve) => logger.flush(resolve));
console.log(pdf.subarray(0, 5).toString(), pdf.length);
`;

describe('a PDF without the fonts that it needs', function () {
  this.timeout(60_000);
  let copy: string;

  /** A copy of the program, with all packages but two of fonts. */
  before(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'shop-fonts-'));
    for (const part of ['framework', 'invoices', 'ecommerce', 'orders', 'package.json', 'tsconfig.json']) {
      cpSync(path.join(BASE_DIR, part), path.join(copy, part), { recursive: true });
    }
    const packages = path.join(BASE_DIR, 'node_modules');
    const names = readdirSync(packages).flatMap((name) =>
      name.startsWith('@') ? readdirSync(path.join(packages, name)).map((each) => `${name}/${each}`) : [name],
    );
    for (const name of names.filter((each) => ![THAI, EMOJI].includes(each))) {
      const link = path.join(copy, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.join(packages, name), link);
    }
    writeFileSync(path.join(copy, 'render.ts'), RENDER);
  });
  after(() => rmSync(copy, { recursive: true }));

  /** What is printed and logged while a customer with this name gets a PDF. */
  async function render(name: string): Promise<string> {
    const env = { ...process.env, LOG_LEVEL: 'warn', LOG_FORMAT: 'json', LOG_FILE: '' };
    const args = ['--import', 'tsx', path.join(copy, 'render.ts'), name];
    return (await execute(process.execPath, args, { cwd: copy, env })).stdout;
  }

  it('is made, and the log names the packages to install and no letter of the name', async () => {
    const printed = await render('กรุงเทพ 🎁');
    expect(printed).to.match(/^%PDF- \d+$/m);
    const logged = printed.split('\n').filter((line) => line.startsWith('{'));
    expect(logged).to.have.length(1);
    expect(JSON.parse(logged[0] ?? '')).to.include({
      level: 40,
      paper: 'INV-2026-000001',
      msg: `A PDF has boxes in place of letters that no installed font has: npm install ${THAI} ${EMOJI}`,
    });
    expect(printed).to.not.contain('ก');
  });

  it('says nothing where all fonts are there', async () => {
    expect(await render('नमन 張伟 서울')).to.not.contain('boxes');
  });
});
