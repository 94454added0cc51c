// check --deploy: each rule is found when it is broken, and the settings of docs/deployment.md break none.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { deploymentRules } from '../../../ecommerce/deployment_rules.js';
import { readSettings } from '../../../ecommerce/settings.js';
import { Authority } from '../../../testing/certificates.js';
import { runCommands } from '../../../testing/command_line.js';
import { createTestDatabase } from '../../../testing/databases.js';
import { BASE_DIR } from '../../conf/settings.js';
import { deploymentIssues } from '../deployment_checks.js';

const PAGE = readFileSync(path.join(BASE_DIR, 'docs', 'deployment.md'), 'utf8');
/** As `openssl rand -base64 48` makes them. */
const [KEY, TOKEN] = [
  'pQv0nV7cJ2m9s1l3XcUoZ0iYkq8bB4dH6fWgRtNzEaLxMyKjSwOvPhDuCrTbGq5I',
  'Zb3kT9xWqLm5RvYdHs7NcJp1GfUoEa8iXt2rKzVwQy6BnMlDgSjPhFuCeOA4I0bR',
];
const SAFE: Record<string, string | undefined> = {
  ...parseEnv(/```ini\n([^]*?)```/.exec(PAGE)?.[1] ?? ''),
  SECRET_KEY: KEY,
  GRPC_TOKEN: TOKEN,
};
const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-modes-'));
const readable = path.join(folder, 'readable.sqlite3');
const SQLITE_ELSEWHERE = { DATABASE_URL: `sqlite:${folder}/none`, GRPC_TRUST_NETWORK: 'true' };
const SQLITE = { DATABASE_URL: `sqlite:${readable}` };

const { cert, key } = new Authority(folder).issue('orders', ['DNS:localhost']);
chmodSync(key, 0o644);
const tls = { GRPC_TLS_CERT: cert, GRPC_TLS_KEY: key, GRPC_TLS_CA: cert };

/** What breaks each rule, and only it; a text of the message. */
const BROKEN: Record<string, [environment: Record<string, string>, text: string][]> = {
  'security.W004': [[{ HSTS_SECONDS: '0' }, 'Set it to 31536000']],
  'security.W009': [
    [{ SECRET_KEY: 'abcdefghijkLmnopqrstuvwxyz0123456789' }, 'has less than 50 characters'],
    [{ SECRET_KEY: 'abab'.repeat(20) }, 'has less than 5 different characters'],
    [{ SECRET_KEY: 'abcdefghij'.repeat(6) }, 'repeats a shorter text'],
    [{ SECRET_KEY: `change-me-${KEY}` }, 'has words that are easy to guess'],
  ],
  'security.W020': [
    [{ ALLOWED_HOSTS: '*' }, "the shop's host names"],
    [{ ALLOWED_HOSTS: '' }, 'is empty'],
  ],
  'ecommerce.W001': [[{ API_ACCESS: 'open' }, 'Set API_ACCESS=protected']],
  'ecommerce.W002': [[{ GRPC_TOKEN: '' }, 'openssl rand -base64 48']],
  'ecommerce.W003': [[{ TEST_PAYMENTS: 'true' }, 'Set TEST_PAYMENTS=false']],
  'ecommerce.W004': [[{ UNPAID_ORDER_MINUTES: '0' }, 'UNPAID_ORDER_MINUTES is 0']],
  'ecommerce.W005': [[{ TRUSTED_PROXIES: '0' }, 'HOST is 127.0.0.1']],
  'ecommerce.W006': [
    [{ DATABASE_URL: 'postgres://shop:x@192.0.2.1/shop?sslmode=disable' }, 'Remove its sslmode'],
    [{ DATABASE_URL: 'postgres://shop:x@192.0.2.1/shop?sslmode=no-verify' }, 'with any certificate'],
    [{ DATABASE_REPLICA_URL: 'postgres://shop:x@192.0.2.2/shop?sslmode=disable' }, 'without TLS'],
    [{ DATABASE_DIRECT_URL: 'postgres://shop:x@192.0.2.2/shop?sslmode=disable' }, 'without TLS'],
  ],
  'ecommerce.W007': [[{ EMAIL_REQUIRE_TLS: 'false' }, 'unencrypted']],
  'ecommerce.W008': [[{ EMAIL_URL: 'console:' }, 'does not send mail']],
  'ecommerce.W009': [[{ ORDER_CLAIM_URL: 'http://shop.example.com/claim/' }, 'ORDER_CLAIM_URL: not https']],
  'ecommerce.W012': [[{ THROTTLES: 'off' }, 'no rate limits']],
  'ecommerce.W013': [[{ REDIS_URL: 'redis://192.0.2.1' }, 'Use rediss://']],
  'ecommerce.W014': [[{ STAFF_TWO_FACTOR: 'optional' }, 'Set it to required']],
  'ecommerce.W017': [[{ CORS_ALLOWED_ORIGINS: '*' }, 'List the origins']],
  'ecommerce.W018': [[{ CORS_ALLOWED_ORIGINS: 'http://www.example.com' }, 'Use https']],
  'ecommerce.W019': [
    [{ ...stripe('test'), STRIPE_WEBHOOK_SECRET: 'whsec_x' }, 'is a test key'],
    [
      { ...stripe('live'), STRIPE_WEBHOOK_SECRET: 'whsec_x', STRIPE_API_BASE: 'https://x.test' },
      'is not Stripe',
    ],
  ],
  'ecommerce.W020': [[stripe('live'), 'Set it, as docs/payments.md says']],
  'ecommerce.W021': [[{ BROKER_URL: 'amqp://192.0.2.1' }, 'Use amqps://']],
  'ecommerce.W022': [[{ WEBHOOKS_ALLOW_PRIVATE: 'true' }, 'Remove it']],
  'ecommerce.W023': [
    [{ GRPC_TOKEN: 'short' }, 'GRPC_TOKEN has less than 32 characters'],
    [{ GRPC_TOKEN: 'a'.repeat(40) }, 'has less than 5 different characters'],
    [{ GRPC_TOKEN: 'my-secret-token-for-the-shop-in-production' }, 'has words that are easy to guess'],
  ],
  'ecommerce.W024': [[{ GRPC_TOKEN: KEY }, 'Use two secrets']],
  'ecommerce.W025': [[{ SECRET_KEY_FALLBACKS: 'abcdefgh'.repeat(4) }, 'has a weak key']],
  'ecommerce.W026': [[{ EMAIL_URL: '' }, 'goes to port 25 of this machine']],
  'ecommerce.W027': [
    [{ DEFAULT_FROM_EMAIL: '' }, 'DEFAULT_FROM_EMAIL is shop@localhost'],
    [{ DEFAULT_FROM_EMAIL: 'shop@mail.internal' }, 'Set it to an address of the shop'],
  ],
  'ecommerce.W028': [[{ LOG_LEVEL: 'silent' }, 'leave no trace']],
  'ecommerce.W029': [[{ LOG_LEVEL: 'debug' }, 'grows fast']],
  'ecommerce.W030': [[{ LOG_FORMAT: 'pretty' }, 'Set it to json']],
  'ecommerce.W031': [
    [SQLITE, `can read ${readable} (DATABASE_URL), which has personal data. Run: chmod 600 '${readable}'`],
    [{ LOG_FILE: readable }, '(LOG_FILE)'],
    [tls, '(GRPC_TLS_KEY), which has a secret'],
  ],
  'ecommerce.W032': [
    [{ REGISTRATION_URL: 'https://localhost/open-account/' }, 'REGISTRATION_URL: on this machine'],
  ],
  'ecommerce.W033': [[{ TRUSTED_PROXIES: '0', HOST: '203.0.113.5' }, 'a proxy is in front']],
  'ecommerce.W034': [
    [{ ...SQLITE_ELSEWHERE, ORDERS_ADDRESS: '192.0.2.7:50052' }, 'ORDERS_ADDRESS'],
    [{ ...SQLITE_ELSEWHERE, CARTS_ADDRESS: 'dns:///carts:50054' }, 'CARTS_ADDRESS'],
    [{ ...SQLITE_ELSEWHERE, CARTS_ADDRESS: 'ipv4:127.0.0.1:50054,192.0.2.7:50054' }, 'Use PostgreSQL'],
  ],
  'ecommerce.W035': [[{ SHOP_NAME: '' }, 'SHOP_NAME is the default, GreenCart']],
  'ecommerce.W036': [[{ SHOP_ADDRESS: '' }, 'do not say where the seller is']],
  'ecommerce.W039': [
    [{ ORDERS_ADDRESS: 'dns:///orders.internal:50052' }, 'without TLS'],
    [{ GRPC_LISTEN_HOST: '0.0.0.0' }, 'Set GRPC_TLS_CERT'],
  ],
  'ecommerce.W038': [
    [{ METRICS_ADDRESS: '0.0.0.0:9464' }, 'open beyond the private network'],
    [{ METRICS_ADDRESS: '203.0.113.5:9464' }, 'without authentication'],
  ],
  'ecommerce.W037': [[{ SHOP_EMAIL: '' }, 'SHOP_EMAIL is empty']],
};
/** Development as a whole breaks these. */
const OF_DEBUG = ['security.W012', 'security.W018'];

/** Keys of Stripe, of which `mode` is test or live. */
function stripe(mode: string): Record<string, string> {
  return { STRIPE_SECRET_KEY: `sk_${mode}_x`, STRIPE_PUBLISHABLE_KEY: `pk_${mode}_x` };
}

/** What is found with the safe settings and these. */
function issuesWith(environment: Record<string, string>) {
  const all = { ...SAFE, ...environment };
  const settings = readSettings(all);
  const given = new Set(Object.keys(all).filter((name) => all[name] !== ''));
  return deploymentIssues(settings, deploymentRules(settings), given);
}

describe('check --deploy', () => {
  before(() => {
    writeFileSync(readable, '');
    chmodSync(readable, 0o644);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('finds nothing with the settings of docs/deployment.md', () => {
    expect(readSettings(SAFE).problems).to.deep.equal([]);
    expect(issuesWith({})).to.deep.equal([]);
  });

  for (const [id, cases] of Object.entries(BROKEN)) {
    for (const [environment, text] of cases) {
      it(`finds ${id} with ${JSON.stringify(environment)}, and nothing else`, () => {
        const issues = issuesWith(environment);
        expect(issues.map((issue) => issue.id)).to.deep.equal([id]);
        expect(issues[0]?.message).to.contain(text);
      });
    }
  }

  it('finds what DEBUG opens', () => {
    expect(issuesWith({ DEBUG: 'true' }).map(({ id }) => id)).to.include.members(OF_DEBUG);
  });

  it('is tested for each of its rules', () => {
    const files = ['framework/management/deployment_checks.ts', 'ecommerce/deployment_rules.ts'];
    const text = files.map((file) => readFileSync(path.join(BASE_DIR, file), 'utf8')).join('');
    const ids = new Set([...text.matchAll(/'((?:security|ecommerce)\.W\d+)'/g)].map(([, id]) => id));
    expect([...ids]).to.have.members([...Object.keys(BROKEN), ...OF_DEBUG]);
  });

  it('finds nothing in what stays on this machine', () => {
    const both = { PAYMENTS_ADDRESS: 'ipv4:127.0.0.1:50055,127.0.0.2:50055' };
    expect(issuesWith({ ...SQLITE_ELSEWHERE, ...both })).to.deep.equal([]);
    expect(issuesWith({ METRICS_ADDRESS: '9464' })).to.deep.equal([]);
    expect(issuesWith({ REDIS_URL: 'redis://127.0.0.1', BROKER_URL: 'amqp://localhost' })).to.deep.equal([]);
  });

  it('accepts a file that only its owner can read', () => {
    chmodSync(readable, 0o600);
    expect(issuesWith({ LOG_FILE: readable })).to.deep.equal([]);
    chmodSync(readable, 0o644);
  });

  it('exits with 1 for a finding only if --fail-level asks for it', async () => {
    const { url, drop } = await createTestDatabase('sqlite');
    const command = ['check', '--deploy', '--fail-level', 'WARNING'];
    const safe = {
      ...SAFE,
      DATABASE_URL: url,
      API_ACCESS: '',
      THROTTLES: '',
      TEST_PAYMENTS: '',
      LOG_FILE: '',
    };
    chmodSync(url.replace('sqlite:', ''), 0o600);
    const [clean] = await runCommands([command], safe);
    expect(clean).to.include({ code: 0, stdout: 'System check identified no issues (0 silenced).\n' });
    const [plain, deploy, strict] = await runCommands([['check'], ['check', '--deploy'], command], {
      ...safe,
      SHOP_NAME: '',
    });
    expect(plain).to.include({ code: 0, stdout: 'System check identified no issues (0 silenced).\n' });
    expect([deploy?.code, strict?.code]).to.deep.equal([0, 1]);
    expect(strict?.stderr).to.match(/WARNINGS:\n\?: \(ecommerce\.W035\) SHOP_NAME is the default/);
    await drop();
  });
});
