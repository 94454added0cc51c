// The metrics of real processes, and what is made of them: alerts and a dashboard. Prometheus's own tool checks them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { BASE_DIR } from '../framework/conf/settings.js';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { JOHN } from '../testing/makers/contacts.js';
import { storedProduct } from '../testing/makers/products.js';
import { freePort } from '../testing/ports.js';
import { partsOf } from '../testing/command_line.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { until } from '../testing/until.js';

const PROCESSES_MS = 180_000;
const PROMETHEUS = path.join(BASE_DIR, 'ops', 'prometheus');
const RULES = path.join(PROMETHEUS, 'alerts.yaml');

/** Runs promtool; gives what it printed, or throws it. */
function promtool(args: string[], input = ''): string {
  try {
    return execFileSync('promtool', args, { input, encoding: 'utf8', stdio: 'pipe', cwd: PROMETHEUS });
  } catch (error) {
    const { stdout = '', stderr = '', code } = error as { stdout?: string; stderr?: string; code?: string };
    throw new Error(code === 'ENOENT' ? 'there is no promtool' : `${stdout}${stderr}`, { cause: error });
  }
}

/** Skips a test where there is no promtool, unless REQUIRE_PROMTOOL=1. */
function needsPromtool(test: Mocha.Context): void {
  try {
    promtool(['--version']);
  } catch (error) {
    if (process.env.REQUIRE_PROMTOOL === '1') throw error;
    console.log('      skipped: there is no promtool (Debian has it in the package prometheus)');
    test.skip();
  }
}

interface Rule {
  alert: string;
  expr: string;
}

function alerts(): Rule[] {
  const { groups } = parse(readFileSync(RULES, 'utf8')) as { groups: { rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

/** The queries of the dashboard. */
function dashboardQueries(): string[] {
  const text = readFileSync(path.join(BASE_DIR, 'ops', 'grafana', 'shop.json'), 'utf8');
  const { panels } = JSON.parse(text) as { panels: { targets?: { expr: string }[] }[] };
  return panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
}

/** The names of the metrics in a query. */
function metricsIn(query: string): string[] {
  const labels = /^(grpc_(service|method|code))$/;
  return (query.match(/\b(shop|http|grpc|db|nodejs|process)_\w+/g) ?? []).filter(
    (name) => !labels.test(name),
  );
}

/** The value of a series in a scrape; undefined if there is none. Labels in the order in which they are written. */
function valueOf(scrape: string, series: string): number | undefined {
  const line = scrape.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

async function scrapeOf(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { Connection: 'close' } });
  expect(response.status).to.equal(200);
  return response.text();
}

describe('the rules and the dashboard', () => {
  before(function () {
    needsPromtool(this);
  });

  it('alerts are valid, and fire when they should and only then', function () {
    this.timeout(PROCESSES_MS);
    promtool(['check', 'rules', RULES]);
    promtool(['check', 'config', 'prometheus.yaml']);
    promtool(['test', 'rules', 'alerts.test.yaml', 'alerts_week.test.yaml']);
  });

  it('the tests of the rules know each alert', () => {
    const tests = ['alerts.test.yaml', 'alerts_week.test.yaml'].map((file) =>
      readFileSync(path.join(PROMETHEUS, file), 'utf8'),
    );
    const untested = alerts().filter(({ alert }) => !tests.join().includes(`alertname="${alert}"`));
    expect(untested).to.deep.equal([]);
  });

  it('the dashboard has valid queries', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-dashboard-'));
    const file = path.join(folder, 'rules.yaml');
    const rules = dashboardQueries().map((expr, index) => ({ record: `query_${index}`, expr }));
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
    try {
      promtool(['check', 'rules', file]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('docs/operations.md', () => {
  it('says of each alert what it means and what to do', () => {
    const page = readFileSync(path.join(BASE_DIR, 'docs', 'operations.md'), 'utf8');
    const names = alerts().map(({ alert }) => alert);
    expect(names.filter((name) => !page.includes(`\`${name}\``))).to.deep.equal([]);
  });
});

onEachDatabase('metrics', (dialect) => {
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;
  let db: Database;
  const running: Running[] = [];

  async function keep<R extends Running>(started: Promise<R>): Promise<R> {
    const process = await started;
    running.push(process);
    return process;
  }

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    env = await shopEnvironment(database.url);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.stop()));
    await db.close();
    await database.drop();
  });

  /** The services and the web server, each with its metrics on a port. */
  async function startBoth(...args: string[]) {
    const ports = { services: await freePort(), web: await freePort() };
    const at = (port: number) => ({ ...env, METRICS_ADDRESS: String(port) });
    const [web, services] = await Promise.all([
      keep(startWeb(at(ports.web), '--noreload', ...args)),
      keep(startServices(at(ports.services))),
    ]);
    const site = `http://127.0.0.1:${web.port}`;
    await until(
      async () => (await fetch(`${site}/readyz`, { headers: { Connection: 'close' } })).status === 200,
    );
    return { ports, site, web, services };
  }

  const send = (url: string, method = 'GET', body?: object) =>
    fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json', Connection: 'close' },
      ...(body && { body: JSON.stringify(body) }),
    });

  it('count what happens, under names that the alerts and the dashboard know', async function () {
    this.timeout(PROCESSES_MS);
    const { id } = await storedProduct(db, { name: 'Chair', price_cents: 100, stock_quantity: 5 });
    const { ports, site } = await startBoth();
    const order = (quantity: number) =>
      send(`${site}/api/orders/`, 'POST', { ...JOHN, items: [{ product_id: id, quantity }] });
    expect((await order(2)).status).to.equal(201);
    expect((await order(7)).status).to.equal(409);
    expect((await send(`${site}/api/orders/1/cancel/`, 'POST', {})).status).to.equal(200);
    for (let each = 0; each < 20; each += 1) {
      await send(`${site}/api/products/${1_000 + each}/`);
      await send(`${site}/nothing/${each}`);
    }
    let services = '';
    await until(async () => {
      services = await scrapeOf(ports.services);
      return valueOf(services, 'shop_events_total{type="order.cancelled"}') === 1;
    });
    const web = await scrapeOf(ports.web);
    expect(valueOf(services, 'shop_events_total{type="order.placed"}')).to.equal(1);
    expect(valueOf(services, 'shop_refusals_total{error="insufficient_stock"}')).to.equal(1);
    expect(valueOf(services, 'shop_products_low_stock')).to.equal(1);
    const created = 'grpc_server_handled_total{grpc_service="orders.OrderService",grpc_method="CreateOrder"';
    expect(valueOf(services, `${created},grpc_code="OK"}`)).to.equal(1);
    const requests = 'http_requests_total{method="POST",route="/api/orders/"';
    expect([201, 409].map((status) => valueOf(web, `${requests},status="${status}"}`))).to.deep.equal([1, 1]);
    // Addresses without end make no series without end.
    const series = (scrape: string): string[] => scrape.match(/^http_requests_total\{.*\}/gm) ?? [];
    expect(series(web).filter((each) => each.includes('route="none"'))).to.have.length(1);
    expect(
      valueOf(web, 'http_requests_total{method="GET",route="/api/products/<int:id>/",status="404"}'),
    ).to.equal(20);
    expect(valueOf(web, 'shop_ready')).to.equal(1);

    const both = `${web}\n${services}`;
    const names = new Set(both.match(/^# TYPE \w+/gm)?.map((line) => line.slice('# TYPE '.length)));
    const used = [...alerts().map(({ expr }) => expr), ...dashboardQueries()].flatMap(metricsIn);
    const isThere = (name: string): boolean =>
      names.has(name) || names.has(name.replace(/_(bucket|sum|count)$/, ''));
    expect(used.filter((name) => !isThere(name))).to.deep.equal([]);
  });

  it('are what Prometheus expects of metrics', async function () {
    this.timeout(PROCESSES_MS);
    needsPromtool(this);
    const { ports, site } = await startBoth('--workers', '2');
    await send(`${site}/api/products/`);
    for (const port of Object.values(ports)) promtool(['check', 'metrics'], await scrapeOf(port));
  });

  it('of workers are told by their primary, each under its place, also of a replaced one', async function () {
    this.timeout(PROCESSES_MS);
    const { ports, site, web } = await startBoth('--workers', '2');
    const asked = 30;
    const count = async (): Promise<Record<string, number>> => {
      const scrape = await scrapeOf(ports.web);
      const lines = scrape.matchAll(
        /^http_requests_total\{method="GET",route="\/api\/categories\/",status="200",worker="(\d)"\} (\d+)/gm,
      );
      return Object.fromEntries([...lines].map(([, worker = '', value]) => [worker, Number(value)]));
    };
    const sum = (counts: Record<string, number>) =>
      Object.values(counts).reduce((total, value) => total + value, 0);
    for (let each = 0; each < asked; each += 1) await send(`${site}/api/categories/`);
    const before = await count();
    expect(sum(before)).to.equal(asked);
    const workers = async () =>
      new Set((await scrapeOf(ports.web)).match(/^shop_ready\{worker="\d"\}/gm)?.map((line) => line)).size;
    expect(await workers()).to.equal(2);
    const [worker = 0] = partsOf(web.child.pid ?? 0);
    process.kill(worker, 'SIGKILL');
    await until(async () => (await workers()) === 1);
    await until(async () => (await workers()) === 2);
    // What the others have counted stays.
    const left = Object.values(before).map((ofOne) => asked - ofOne);
    expect([asked, ...left]).to.include(sum(await count()));
    const text = await scrapeOf(ports.web);
    expect(text).to.not.match(/worker="3"/);
  });

  it('leave out a number that cannot be read, and answer in time', async function () {
    this.timeout(PROCESSES_MS);
    const { ports } = await startBoth();
    expect(valueOf(await scrapeOf(ports.services), 'shop_payments_unknown')).to.equal(0);
    const failed = 'shop_metric_reads_failed_total{metric="shop_deliveries_stopped"}';
    await db.maintenance.raw('ALTER TABLE events_delivery RENAME TO away_now');
    const without = await scrapeOf(ports.services);
    expect(valueOf(without, 'shop_deliveries_stopped{channel="mail"}')).to.equal(undefined);
    expect(valueOf(without, 'shop_payments_unknown')).to.equal(0);
    expect(valueOf(await scrapeOf(ports.services), failed)).to.be.at.least(1);
    await db.maintenance.raw('ALTER TABLE away_now RENAME TO events_delivery');
    expect(valueOf(await scrapeOf(ports.services), 'shop_deliveries_stopped{channel="mail"}')).to.equal(0);
    if (dialect === 'sqlite') return; // its readers wait for nobody
    await db.maintenance.transaction(async (trx) => {
      await trx.raw('LOCK TABLE payments_transaction IN ACCESS EXCLUSIVE MODE');
      const [one, two] = await Promise.all([scrapeOf(ports.services), scrapeOf(ports.services)]);
      for (const scrape of [one, two]) {
        expect(valueOf(scrape, 'shop_payments_unknown')).to.equal(undefined);
        expect(scrape).to.contain('process_resident_memory_bytes');
      }
    });
    await until(async () => valueOf(await scrapeOf(ports.services), 'shop_payments_unknown') === 0);
  });

  it('are served as soon as the port is free', async function () {
    this.timeout(PROCESSES_MS);
    const METRICS_ADDRESS = String(await freePort());
    const first = await keep(startServices({ ...env, METRICS_ADDRESS }, 'products'));
    const other = await keep(startServices({ ...env, METRICS_ADDRESS }, 'orders'));
    const version = async () => (await scrapeOf(Number(METRICS_ADDRESS))).includes('shop_build_info');
    expect(await version()).to.equal(true);
    await first.stop();
    running.shift();
    await until(() => version().catch(() => false));
    expect(other.child.exitCode).to.equal(null);
  });
});
