// A real Chromium for tests: started once in each process of a run, skipped with a message where there is none, unless
// REQUIRE_BROWSER=1. Each page has a context of its own: cookies, storage and cache. With SCREENSHOTS=1 they leave pictures in screenshots/, which is not committed, for people
// to look at.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { BASE_DIR } from '../framework/conf/settings.js';

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SCREENSHOTS = path.join(BASE_DIR, 'screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pages answer in milliseconds; this is for a machine that has much else to do. */
const TIMEOUT_MS = 30_000;

/** Tests beside these add network interfaces to the machine, and Chromium then breaks off what it loads. */
const NETWORK_CHANGED = /net::ERR_NETWORK_CHANGED/;

let browser: Promise<Browser> | undefined;

/** Opens pages for the tests of one `describe`, which closes them; skips the tests where there is no Chromium. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<Page> {
  const opened: Page[] = [];
  before(function () {
    if (existsSync(EXECUTABLE)) return;
    if (process.env.REQUIRE_BROWSER === '1') throw new Error(`There is no Chromium at ${EXECUTABLE}.`);
    console.log(`      skipped: no Chromium at ${EXECUTABLE}`);
    this.skip();
  });
  after(async () => {
    for (const page of opened) await page.context().close();
  });
  return async (options = {}) => {
    const context = await (await launch()).newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    opened.push(page);
    // What the Content-Security-Policy refuses, and what a script throws, fails the test that meets it.
    page.on('pageerror', (error) => problems(page).push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !NETWORK_CHANGED.test(message.text()))
        problems(page).push(message.text());
    });
    return page;
  };
}

/** The browser of this process, which ends with it. */
function launch(): Promise<Browser> {
  const start = () => chromium.launch({ executablePath: EXECUTABLE, args: FLAGS, headless: true });
  browser = (browser ?? start()).then((running) => (running.isConnected() ? running : start()));
  return browser;
}

/**
 * How many there are when the page is complete. After a click that leads to another page, `locator.count()` alone may count
 * the rows that have arrived so far: Playwright waits for the first bytes of the answer, not for the last.
 */
export async function countOf(locator: Locator): Promise<number> {
  await locator.page().waitForLoadState();
  return locator.count();
}

const pageProblems = new WeakMap<Page, string[]>();

/** What scripts and the browser complained about on a page so far. */
export function problems(page: Page): string[] {
  const known = pageProblems.get(page) ?? [];
  pageProblems.set(page, known);
  return known;
}

/** Takes a picture of the whole page, screenshots/<name>.png, when SCREENSHOTS=1. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** What axe-core finds wrong with the page: "color-contrast: a.skip-link". `rules`: these alone. */
export async function accessibilityViolations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(runOnly && { runOnly }),
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, rules);
}

/** Fills in the log-in page that is open, and goes on. */
export async function logIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForLoadState();
}

/** Renews a picture of the README, docs/<name>.png, when UPDATE_PICTURES=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_PICTURES !== '1') return;
  mkdirSync(path.join(BASE_DIR, 'docs'), { recursive: true });
  await page.screenshot({ path: path.join(BASE_DIR, 'docs', `${name}.png`) });
}
