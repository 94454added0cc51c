// Mail by each way that EMAIL_URL names.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { sendMail } from '../mail.js';
import { readSettings, settings } from '../../ecommerce/settings.js';

const MAIL = {
  to: 'zoe@example.com',
  subject: 'Grüße',
  text: `Hello Zoë,\n\nhttps://shop.example.com/password-reset/?token=${'x'.repeat(80)}\n`,
};

/** A mail server that takes everything; gives the lines that it was told. */
async function mailServer(): Promise<{ server: Server; url: string; lines: string[] }> {
  const lines: string[] = [];
  const server = createServer((socket) => {
    socket.write('220 mail.example.com\r\n');
    let inData = false;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').slice(0, -1)) {
        lines.push(line);
        if (inData && line !== '.') continue;
        inData = line === 'DATA';
        if (line === 'STARTTLS') socket.write('502 no TLS here\r\n');
        else socket.write(line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`, lines };
}

describe('mail', () => {
  const { EMAIL_URL } = settings;
  afterEach(() => {
    settings.EMAIL_URL = EMAIL_URL;
  });

  it('goes to a mail server', async () => {
    const { server, url, lines } = await mailServer();
    settings.EMAIL_URL = url;
    await sendMail(MAIL);
    server.close();
    expect(lines).to.include('MAIL FROM:<shop@localhost>').and.to.include('RCPT TO:<zoe@example.com>');
    expect(lines).to.include('Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=');
    expect(lines.join('\r\n').replaceAll('=\r\n', '')).to.include(`token=3D${'x'.repeat(80)}`);
  });

  it('goes in clear text to another machine only when that is allowed', async () => {
    const { server, url, lines } = await mailServer();
    // The same server, by an address that is not known to be this machine.
    settings.EMAIL_URL = url.replace('127.0.0.1', '0.0.0.0');
    const refused = await sendMail(MAIL).catch((error: Error & { code?: string }) => error.code);
    expect(refused).to.equal('ETLS');
    expect(lines.join()).to.not.include('zoe@');
    settings.EMAIL_REQUIRE_TLS = false;
    try {
      await sendMail(MAIL);
      expect(lines).to.include('RCPT TO:<zoe@example.com>');
    } finally {
      settings.EMAIL_REQUIRE_TLS = true;
      server.close();
    }
  });

  it('is no success when no mail server answers', async () => {
    const { server, url } = await mailServer();
    await new Promise((resolve) => server.close(resolve));
    settings.EMAIL_URL = url;
    const error = await sendMail(MAIL).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.an('error').with.property('code', 'ESOCKET');
  });

  it('is stored in a folder, for its owner alone', async () => {
    const directory = path.join(mkdtempSync(path.join(os.tmpdir(), 'shop-mail-')), 'new');
    settings.EMAIL_URL = `file:${directory}`;
    await sendMail(MAIL);
    const [name = '', ...more] = readdirSync(directory);
    expect([path.extname(name), more]).to.deep.equal(['.eml', []]);
    expect(readFileSync(path.join(directory, name), 'utf8')).to.include('To: zoe@example.com\r\n');
    expect(statSync(path.join(directory, name)).mode & 0o777).to.equal(0o600);
    rmSync(path.dirname(directory), { recursive: true });
  });

  it('has HTML, a file, and an id that tells one that arrives twice', async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'shop-mail-'));
    const { DEFAULT_FROM_EMAIL } = settings;
    Object.assign(settings, {
      EMAIL_URL: `file:${directory}`,
      DEFAULT_FROM_EMAIL: 'Shop <shop@shop.example>',
    });
    try {
      const content = Buffer.from('%PDF-');
      const attachments = [{ filename: 'INV-1.pdf', content, contentType: 'application/pdf' }];
      await sendMail({
        ...MAIL,
        html: '<p>Hello</p>',
        attachments,
        replyTo: 'help@shop.example',
        id: '01KAWV',
      });
      const [name = ''] = readdirSync(directory);
      const stored = readFileSync(path.join(directory, name), 'utf8');
      expect(stored)
        .to.include('Message-ID: <01KAWV@shop.example>')
        .and.to.include('Reply-To: help@shop.example');
      expect(stored).to.match(/multipart\/mixed[^]*multipart\/alternative[^]*text\/plain[^]*text\/html/);
      expect(stored).to.include('filename=INV-1.pdf').and.to.include(content.toString('base64'));
      expect(stored).to.include('Auto-Submitted: auto-generated');
    } finally {
      settings.DEFAULT_FROM_EMAIL = DEFAULT_FROM_EMAIL;
      rmSync(directory, { recursive: true });
    }
  });

  it('is printed as it is in development, links whole', () => {
    const module = path.join(import.meta.dirname, '..', 'mail.ts');
    const code = `import { sendMail } from ${JSON.stringify(module)}; await sendMail(${JSON.stringify(MAIL)});`;
    const printed = spawnSync(process.execPath, ['--import=tsx', '--input-type=module', '-e', code], {
      encoding: 'utf8',
      env: { ...process.env, EMAIL_URL: 'console:' },
    });
    expect(printed.stderr).to.equal('');
    expect(printed.stdout).to.include('To: zoe@example.com\nSubject: Grüße\n').and.to.include(MAIL.text);
  });

  it('refuses an EMAIL_URL that names no way', () => {
    for (const EMAIL_URL of ['http://example.com', 'smtp:', 'file:', 'mail.example.com']) {
      expect(readSettings({ EMAIL_URL }).problems.join()).to.include('EMAIL_URL must be');
    }
    expect(readSettings({}).EMAIL_URL).to.equal('console:');
    expect(readSettings({ DEBUG: 'false' }).EMAIL_URL).to.equal('smtp://localhost:25');
  });
});
