// What pages of other origins may do with the API (CORS): raw requests, as browsers send them.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { readSettings, settings } from '../ecommerce/settings.js';
import { urlpatterns } from '../ecommerce/urls.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import { REQUEST_HEADERS, RESPONSE_HEADERS } from '../framework/http/cross_origin.js';
import { useBrowser } from '../testing/browser.js';
import { runCommand } from '../testing/command_line.js';
import { makeProduct } from '../testing/makers/products.js';
import { signInStaff, staff } from '../testing/makers/staff.js';
import { useShop } from '../testing/shop.js';

const FRONT = 'https://front.example.com';
const ASKED = { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'authorization' };

describe('pages of other origins', () => {
  const shop = useShop('sqlite');
  const before = { ...settings };
  beforeEach(() => Object.assign(settings, { DEBUG: false, CORS_ALLOWED_ORIGINS: [FRONT] }));
  afterEach(() => void Object.assign(settings, before));

  const get = (Origin: string, address = '/api/products/') => shop().get(address, { Origin });
  const preflight = (Origin: string, address = '/api/products/1/', more = {}) =>
    shop().send('OPTIONS', address, undefined, { Origin, ...ASKED, ...more });

  it('may read the API if they are listed, also with credentials, and caches keep them apart', async () => {
    const { status, headers } = await get(FRONT);
    expect(status).to.equal(200);
    expect(headers.get('access-control-allow-origin')).to.equal(FRONT);
    expect(headers.get('access-control-allow-credentials')).to.equal('true');
    expect(headers.get('vary')).to.match(/\bOrigin\b/);
  });

  for (const other of ['https://evil.example', `${FRONT}.evil.example`, 'http://front.example.com', 'null']) {
    it(`may not if they are not, such as ${other}`, async () => {
      for (const { headers } of [await get(other), await preflight(other)]) {
        expect(headers.get('access-control-allow-origin')).to.equal(null);
        expect(headers.get('access-control-allow-credentials')).to.equal(null);
        expect(headers.get('vary')).to.match(/\bOrigin\b/);
      }
      const { status, body } = await shop().send('POST', '/api/cart/', {}, { Origin: other });
      expect([status, body.code]).to.deep.equal([403, 'forbidden']);
      expect(body.error).to.include('CORS_ALLOWED_ORIGINS');
    });
  }

  it('that are listed may write, and read what was wrong', async () => {
    const { status, headers } = await shop().send('POST', '/api/cart/', {}, { Origin: FRONT });
    expect(status).to.equal(400);
    expect(headers.get('access-control-allow-origin')).to.equal(FRONT);
  });

  it('answers of programs, without an Origin, say that they vary by it, and nothing else', async () => {
    const { headers } = await shop().get('/api/products/');
    expect(headers.get('vary')).to.match(/\bOrigin\b/);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).to.deep.equal([]);
  });

  it('preflights are answered at once, for a day, with every method and header', async () => {
    const { status, headers, body } = await preflight(FRONT, '/api/nothing-is-here/');
    expect([status, body]).to.deep.equal([204, '']);
    expect(headers.get('access-control-allow-origin')).to.equal(FRONT);
    expect(headers.get('access-control-max-age')).to.equal('86400');
    expect(headers.get('access-control-allow-methods')).to.equal('GET,HEAD,PUT,PATCH,POST,DELETE');
    const allowed = headers.get('access-control-allow-headers')?.split(',') ?? [];
    expect(allowed).to.include.members([...REQUEST_HEADERS, 'X-Order-Token', 'X-Cart-Token']);
    const plain = await shop().send('OPTIONS', '/api/products/', undefined, { Origin: FRONT });
    expect(plain.headers.get('allow')).to.equal('GET, POST, HEAD, OPTIONS');
  });

  it('answers name the headers that pages may read', async () => {
    const exposed = (await get(FRONT)).headers.get('access-control-expose-headers')?.split(',');
    expect(exposed).to.deep.equal(RESPONSE_HEADERS);
  });

  it('* is for all, never with credentials', async () => {
    settings.CORS_ALLOWED_ORIGINS = ['*'];
    for (const { headers } of [await get('https://any.example'), await preflight('https://any.example')]) {
      expect(headers.get('access-control-allow-origin')).to.equal('*');
      expect(headers.get('access-control-allow-credentials')).to.equal(null);
    }
    const { status } = await shop().send('POST', '/api/cart/', {}, { Origin: 'https://any.example' });
    expect(status).to.equal(400);
  });

  it('nothing is set by default, except with DEBUG, for pages of this machine', async () => {
    settings.CORS_ALLOWED_ORIGINS = [];
    const origins = [
      FRONT,
      'http://localhost:3000',
      'http://127.0.0.1:8080',
      'https://[::1]:1',
      'http://127.0.0.1.evil.example',
    ];
    const allowed = async () => {
      const answers = await Promise.all(origins.map((origin) => get(origin)));
      return answers.map(({ headers }) => headers.get('access-control-allow-origin'));
    };
    expect(await allowed()).to.deep.equal([null, null, null, null, null]);
    settings.DEBUG = true;
    expect(await allowed()).to.deep.equal([null, ...origins.slice(1, 4), null]);
  });

  it('are kept out of the admin and of all other pages', async () => {
    settings.CORS_ALLOWED_ORIGINS = ['*'];
    for (const page of ['/admin/login/', '/password-reset/', '/']) {
      const names = [...(await get(FRONT, page)).headers.keys()];
      expect(
        names.filter((name) => name.startsWith('access-control-')),
        page,
      ).to.deep.equal([]);
      expect((await preflight(FRONT, page)).headers.get('access-control-allow-origin'), page).to.equal(null);
    }
  });

  it('never act as the staff whose session their browser has', async () => {
    Object.assign(settings, { API_ACCESS: 'protected', DEBUG: true }); // cookies without HTTPS
    const browser = await signInStaff(shop());
    expect((await browser.get('/api/orders/')).status).to.equal(200);
    expect((await browser.get('/api/orders/', { Origin: FRONT })).status).to.equal(401);
    const token = await staff(shop().db, 'token');
    expect((await shop().get('/api/orders/', { Origin: FRONT, ...token })).status).to.equal(200);
  });
});

describe('a page of another origin in Chromium', () => {
  const shop = useShop('sqlite');
  const openPage = useBrowser();
  const usual = settings.CORS_ALLOWED_ORIGINS;
  let front: Server;
  let origin = '';

  before(async () => {
    await makeProduct(shop(), { name: 'Cup', price: 5, stock_quantity: 10 });
    front = createServer((_request, response) => void response.end('<!doctype html><title>A front</title>'));
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  });
  after(() => void front.close());
  afterEach(() => void (settings.CORS_ALLOWED_ORIGINS = usual));

  /** Places an order from the page with all headers of the API; gives the status and the headers that the page sees. */
  async function order(): Promise<{ status: number; names: string[] } | 'refused'> {
    const page = await openPage();
    await page.goto(origin);
    return page.evaluate(async (api) => {
      const headers = {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': 'from-a-page', 'X-Request-Id': 'page' },
        ...{ 'X-Order-Token': '', 'X-Cart-Token': '', 'If-Match': '*', 'If-None-Match': '"1"' },
      };
      const contact = {
        customer_name: 'Ann',
        customer_email: 'ann@example.com',
        shipping_address: '1 Main Street',
      };
      const body = JSON.stringify({ ...contact, items: [{ product_id: 1, quantity: 1 }] });
      try {
        const answer = await fetch(`${api}/api/orders/`, {
          method: 'POST',
          headers,
          body,
          credentials: 'include',
        });
        return { status: answer.status, names: [...answer.headers.keys()] };
      } catch {
        return 'refused' as const;
      }
    }, shop().url);
  }

  it('orders, and reads the headers of the answer, if its origin is listed', async () => {
    settings.CORS_ALLOWED_ORIGINS = [origin];
    expect(await order()).to.deep.include({ status: 201 });
    const again = await order();
    expect(again).to.have.property('names').that.includes.members(['x-request-id', 'idempotent-replayed']);
  });

  it('gets nothing otherwise, and nothing is done', async () => {
    settings.CORS_ALLOWED_ORIGINS = [FRONT];
    const orders = async () => (await shop().get('/api/orders/')).body.total_count;
    const placed = await orders();
    expect(await order()).to.equal('refused');
    expect(await orders()).to.equal(placed);
  });
});

describe('CORS_ALLOWED_ORIGINS', () => {
  const read = (CORS_ALLOWED_ORIGINS: string) => readSettings({ CORS_ALLOWED_ORIGINS });

  it('has origins as browsers send them', () => {
    const listed = ['https://shop.example.com', 'http://localhost:3000', 'capacitor://localhost'];
    expect(read(listed.join(', '))).to.deep.include({ CORS_ALLOWED_ORIGINS: listed, problems: [] });
    for (const wrong of [
      ...['https://shop.example.com/', 'https://shop.example.com/path', 'shop.example.com', 'null'],
      ...['https://SHOP.example.com', 'https://shop.example.com:443', 'https://*.example.com'],
    ]) {
      const { problems } = read(`https://good.example, ${wrong}`);
      expect(problems, wrong).to.have.length(1);
      expect(problems[0]).to.include(`not "${wrong}"`);
    }
  });

  it('is checked by check --deploy', async () => {
    const env = { CORS_ALLOWED_ORIGINS: '*', DATABASE_URL: 'sqlite::memory:' };
    expect((await runCommand(['check', '--deploy'], env)).stderr).to.include('(ecommerce.W017)');
    const plain = { ...env, CORS_ALLOWED_ORIGINS: 'http://shop.example.com' };
    expect((await runCommand(['check', '--deploy'], plain)).stderr).to.include('(ecommerce.W018)');
  });
});

describe('the lists of headers that pages may send and read', () => {
  const folders = [
    'framework/http',
    'framework/auth/authenticators.ts',
    'framework/throttles',
    'ecommerce',
  ].concat(INSTALLED_APPS.map(({ label }) => label));
  const code = folders.flatMap(sourcesIn).join('\n');
  /** The values of constants such as ORDER_TOKEN. */
  const constants = new Map(
    [...code.matchAll(/const ([A-Z_]+) = '([^']+)'/g)].map(([, name, value]) => [name, value]),
  );
  const named = (pattern: RegExp): string[] => [
    ...new Set(
      // A variable in lower case may be any header; a constant must be known.
      [...code.matchAll(pattern)]
        .filter(([, , name = 'X']) => /^[A-Z]/.test(name))
        .map(([, text, name]) => text ?? constants.get(name) ?? `${name}?`),
    ),
  ];

  it('have every header that the code reads', () => {
    const read = named(/\brequest\.get\((?:'([\w-]+)'|(\w+))\)/g).concat(
      named(/\.headers\['([\w-]+)'\]/g),
      urlpatterns.flatMap(({ methods }) =>
        Object.values(methods).flatMap(({ headers = [] }) => headers.map(({ name }) => name)),
      ),
    );
    // Stripe's server sends its own; no page does.
    const ofBrowsers =
      /^(stripe-signature|origin|sec-fetch-site|access-control-.*|user-agent|transfer-encoding|host|accept-language|accept-encoding)$/i;
    const own = ['X-Order-Token', 'X-Cart-Token']; // ecommerce/web.ts
    const allowed = [...REQUEST_HEADERS, ...own].map((name) => name.toLowerCase());
    expect(read).to.include.members(['Idempotency-Key', 'X-Order-Token', 'X-Cart-Token']);
    const missing = read.filter((name) => !ofBrowsers.test(name) && !allowed.includes(name.toLowerCase()));
    expect(missing).to.deep.equal([]);
  });

  it('have every header that the code sets', () => {
    const set = named(/\b(?:response|res)\??\.(?:set|setHeader|append)\((?:'([\w-]+)'|(\w+))/g);
    const ofBrowsers =
      /^(cache-control|connection|content-length|content-type|content-security-policy|referrer-policy|vary)$/i;
    expect(set).to.include.members(['ETag', 'Retry-After', 'Idempotent-Replayed']);
    expect(set.filter((name) => !ofBrowsers.test(name) && !RESPONSE_HEADERS.includes(name))).to.deep.equal(
      [],
    );
  });
});

/** The text of a file, or of every production file in a folder. */
function sourcesIn(name: string): string[] {
  const full = path.join(BASE_DIR, name);
  if (name.endsWith('.ts')) return [readFileSync(full, 'utf8')];
  try {
    return readdirSync(full, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('tests'))
      .map((file) => readFileSync(path.join(full, file), 'utf8'));
  } catch {
    return []; // an app of the framework, such as auth
  }
}
