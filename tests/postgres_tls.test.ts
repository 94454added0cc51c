// TLS between the shop and PostgreSQL: what is not proven by the certificate is refused, with a reason.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Authority, type CertificateFiles } from '../testing/certificates.js';
import { runCommand } from '../testing/command_line.js';
import { needsPostgresPrograms, PostgresServer } from '../testing/postgres_server.js';

describe('PostgreSQL with TLS', function () {
  this.timeout(120_000);
  needsPostgresPrograms();
  let folder: string;
  let server: PostgresServer | undefined;
  let authority: Authority;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'shop-postgres-tls-'));
    authority = new Authority(path.join(folder, 'ours'));
    server = await PostgresServer.start();
  });
  after(async () => {
    await server?.remove();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** What the shop says of a database at `localhost` whose server has this certificate. */
  async function check(certificate: CertificateFiles, { ca } = authority): Promise<string> {
    await server?.offerTls(certificate);
    const url = `postgres://postgres@localhost:${server?.port}/postgres?sslmode=verify-full&sslrootcert=${ca}`;
    const { stderr } = await runCommand(['showmigrations', 'products'], { DATABASE_URL: url });
    return stderr;
  }

  it('is used when its certificate is for this host', async () => {
    expect(await check(authority.issue('right', ['DNS:localhost']))).to.equal('');
  });

  it('is refused with the certificate of another host', async () => {
    const said = await check(authority.issue('elsewhere', ['DNS:db.example.com']));
    expect(said).to.contain("Hostname/IP does not match certificate's altnames");
  });

  it('is refused with a certificate that has expired', async () => {
    expect(await check(authority.issue('old', ['DNS:localhost'], -1))).to.contain('certificate has expired');
  });

  it('is refused with the certificate of an unknown authority', async () => {
    const other = new Authority(path.join(folder, 'other'));
    expect(await check(other.issue('strange', ['DNS:localhost']))).to.match(/self-signed|unable to/);
  });

  it('is refused when it offers none', async () => {
    await server?.query('ALTER SYSTEM SET ssl = off');
    await server?.shutDown();
    await server?.boot();
    const url = `postgres://postgres@localhost:${server?.port}/postgres?sslmode=verify-full`;
    const { code, stderr } = await runCommand(['showmigrations', 'products'], { DATABASE_URL: url });
    expect(code).not.to.equal(0);
    expect(stderr).to.contain('does not support SSL connections');
  });
});
