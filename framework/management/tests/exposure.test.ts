// What servers refuse to serve, where others could reach it.
import { expect } from 'chai';
import { Database } from '../../db/database.js';
import { leastProtection } from '../../db/postgres_tls.js';
import {
  endCommands,
  type Outcome,
  runCommand,
  runCommands,
  startCommand,
} from '../../../testing/command_line.js';
import { POSTGRES_URL } from '../../../testing/databases.js';
import { freePort } from '../../../testing/ports.js';

const MEMORY = { DATABASE_URL: 'sqlite::memory:' };
const LIVE = { ...MEMORY, DEBUG: 'false', SECRET_KEY: 'abcdefghij'.repeat(5) };

describe('serving', () => {
  const beyond = [
    ['runserver', '0:8123'],
    ['runserver', '--noreload', '[::]:8123'],
    ['runserver', '--workers', '2', '192.0.2.1:8123'],
    ['start', 'example.com:8123'],
  ];
  let outcomes: Outcome[];
  before(async () => {
    outcomes = await runCommands(beyond.slice(0, -1), MEMORY);
    outcomes.push(await runCommand(beyond.at(-1) ?? [], MEMORY)); // start makes further processes
  });
  after(endCommands);

  for (const [index, args] of beyond.entries()) {
    it(`${args.join(' ')} is refused while DEBUG is on`, () => {
      expect(outcomes[index]?.code).to.equal(1);
      expect(outcomes[index]?.stderr).to.match(
        /Error: DEBUG is on, and others may reach \S+\. Set DEBUG=false/,
      );
    });
  }

  it('gRPC beyond this machine is refused while DEBUG is on, and allowed where the settings say so', async () => {
    const settings = { ...MEMORY, ORDERS_ADDRESS: `0.0.0.0:${await freePort()}` };
    const { code, stderr } = await runCommand(['grpc-server', 'orders'], settings);
    expect([code, stderr]).to.deep.equal([1, stderr]);
    expect(stderr).to.contain('DEBUG is on, and others may reach 0.0.0.0.');
    const allowed = startCommand(['grpc-server', 'orders'], { ...settings, DEBUG_BEYOND_LOOPBACK: 'true' });
    await allowed.prints('OrderService on 0.0.0.0:');
    expect((await allowed.end()).code).to.equal(0);
  });

  it('needs GRPC_TOKEN when DEBUG is off, or the word that the network is trusted', async () => {
    const servers = [
      ['grpc-server', 'orders'],
      ['runserver', '--noreload'],
    ];
    const refused = [...(await runCommands(servers, LIVE)), await runCommand(['start'], LIVE)];
    for (const { code, stderr } of refused) {
      expect(code, stderr).to.equal(1);
      expect(stderr).to.contain('Set GRPC_TOKEN to a long random text');
    }
    for (const enough of [{ GRPC_TOKEN: 'secret' }, { GRPC_TRUST_NETWORK: 'true' }]) {
      const port = String(await freePort());
      const server = startCommand(['grpc-server', 'orders', '--port', port], { ...LIVE, ...enough });
      await server.prints(`OrderService on 127.0.0.1:${port}\n`);
      await server.end();
    }
  });
});

describe('PostgreSQL beyond this machine', () => {
  // An address of this machine that does not look like one.
  const elsewhere = new URL(POSTGRES_URL);
  elsewhere.hostname = '[::ffff:127.0.0.1]';

  it('is not used without TLS, and the command says what to do', async function () {
    const [refused] = await runCommands([['showmigrations']], { DATABASE_URL: elsewhere.href });
    expect(refused?.code).to.equal(1);
    expect(refused?.stderr).to.match(
      /^CommandError: The connection to the database would not be safe: .*sslmode=disable/,
    );
  });

  it('is used without TLS where the URL says so', async function () {
    const db = new Database(`${elsewhere.href}?sslmode=disable`);
    const answered = await db.read.raw('SELECT 1').then(
      () => 'answered',
      (error: Error) => error.message,
    );
    await db.close();
    if (process.env.REQUIRE_POSTGRES) expect(answered).to.equal('answered');
    else if (answered !== 'answered') this.skip();
  });

  it('is known by its URL', () => {
    for (const [url, protection] of [
      ['postgres://x@localhost/x', 'local'],
      ['postgres://x@127.0.0.1:5433/x', 'local'],
      ['postgres:///x?host=/var/run/postgresql', 'local'],
      ['postgres://x@db.example.com/x', 'verified'],
      ['postgres://x@10.0.0.1/x?sslmode=require', 'verified'],
      ['postgres://x@10.0.0.1/x?sslmode=no-verify', 'unverified'],
      ['postgres://x@10.0.0.1/x?sslmode=disable', 'clear'],
      ['postgres://x@10.0.0.1,db.example.com:5433/x', 'verified'],
      ['postgres://x@localhost,10.0.0.1/x?sslmode=no-verify', 'unverified'],
    ] as const) {
      expect(leastProtection(url), url).to.equal(protection);
    }
  });
});
