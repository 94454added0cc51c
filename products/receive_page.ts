// The admin's page for a delivery: a line for each product, by SKU, number or name, with the units that came.
import path from 'node:path';
import { staffName } from '../framework/actor_names.js';
import { type Form, textProblem, typedForm } from '../framework/admin/forms.js';
import { logActions } from '../framework/admin/history.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect, render } from '../framework/admin/rendering.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { modelUrl } from '../framework/admin/site.js';
import { toolUrl } from '../framework/admin/tools.js';
import { databaseNow } from '../framework/deadlines.js';
import { ApiError } from '../framework/errors.js';
import { once } from '../framework/idempotency/once.js';
import { newUlid } from '../framework/ulids.js';
import type { BulkResult } from './bulk.js';
import { MAX_STOCK, Product, StockMovement } from './models.js';
import { findProduct, type Named, receiveGoods, type Received } from './receiving.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'receive_goods.ejs');
/** The lines of the page without JavaScript, which adds more. */
const SHOWN_LINES = 12;
const MAX_LINES = 200;
/** How many products the message names. */
const MAX_NAMED = 5;
const MAX_NOTE = StockMovement.field('note').options.maxLength ?? 0;

/** One line as it was typed. */
interface Line {
  product: string;
  quantity: string;
  /** The product that was found. */
  found?: Named;
  /** The movement that it asks for, if nothing is wrong with it. */
  wanted?: Received;
  problems: { product?: string; quantity?: string };
}

interface Typed {
  note: string;
  noteProblem: string;
  lines: Line[];
  /** What is wrong with all of it; '' for nothing. */
  problem: string;
}

export async function receiveForm(page: ModelPage): Promise<void> {
  await showPage(page, { note: '', noteProblem: '', lines: [], problem: '' });
}

/** Answers scripts with the product that `?text=` names. */
export async function lookUp({ db, request, response }: ModelPage): Promise<void> {
  const text = typeof request.query.text === 'string' ? request.query.text.slice(0, 500) : '';
  response.json(textProblem(text) ? { problem: textProblem(text) } : await findProduct(db.read, text));
}

/** Adds the units of all lines to the stock, or names every line that is wrong and keeps what was typed. */
export async function receive(page: ModelPage): Promise<void> {
  const form = typedForm(page.request);
  const typed = await readForm(page, form);
  const isRight = typed.noteProblem === '' && typed.lines.every(({ wanted }) => wanted);
  if (typed.problem !== '' || !isRight) return showPage(page, typed, 400);
  const wanted = typed.lines.flatMap((line) => line.wanted ?? []);
  try {
    const results = await carryOut(page, wanted, typed.note, form.get('_form_key'));
    addMessage(page, 'success', summary(results, wanted));
  } catch (error) {
    if (!(error instanceof ApiError) || error.httpStatus >= 500) throw error;
    markRefused(typed, error);
    return showPage(page, typed, 400);
  }
  redirect(page, toolUrl(Product, 'receive'));
}

/** Once for a page that is submitted twice. */
async function carryOut(
  page: ModelPage,
  wanted: Received[],
  note: string,
  formKey: string,
): Promise<BulkResult[]> {
  const by = staffName(page.staff.username);
  const key = `receive ${formKey.slice(0, 50)}`;
  const attempt = formKey === '' ? null : { scope: by, key, askedAt: databaseNow() };
  const { answer } = await once(page.db, attempt, [note, wanted], async (trx) => {
    const results = await receiveGoods(page.db.inside(trx), wanted, { note, by });
    const message = `Received goods${note === '' ? '' : ` (${note})`}.`;
    const actions = results.map(({ id, name: title }) => ({ model: Product, id, title, message }));
    await logActions(
      trx,
      page.staff,
      actions.map((action) => ({ action: 'change' as const, ...action })),
    );
    return results;
  });
  return answer;
}

async function readForm({ db }: ModelPage, form: Form): Promise<Typed> {
  const [names, quantities] = [form.all('product'), form.all('quantity')];
  const note = form.get('note').trim();
  const tooLong = [...note].length > MAX_NOTE ? `Enter at most ${MAX_NOTE} characters.` : '';
  const typed: Typed = { note, noteProblem: textProblem(note) ?? tooLong, lines: [], problem: '' };
  for (const [index, name] of names.entries()) {
    const line: Line = { product: name.trim(), quantity: quantities[index]?.trim() ?? '', problems: {} };
    if (line.product !== '' || line.quantity !== '') typed.lines.push(line);
  }
  if (typed.lines.length > MAX_LINES) {
    typed.problem = `Enter at most ${MAX_LINES} lines at once.`;
    return typed;
  }
  for (const [index, line] of typed.lines.entries()) await check(db, line, index);
  if (typed.lines.length === 0) typed.problem = 'Enter at least one product.';
  return typed;
}

async function check(db: ModelPage['db'], line: Line, index: number): Promise<void> {
  const unreadable = line.product === '' ? 'Enter an SKU, a number or a name.' : textProblem(line.product);
  const finding = unreadable ? { problem: unreadable } : await findProduct(db.read, line.product);
  if ('product' in finding) line.found = finding.product;
  else line.problems.product = finding.problem;
  const quantity = /^\d{1,10}$/.test(line.quantity) ? Number(line.quantity) : 0;
  if (quantity < 1 || quantity > MAX_STOCK) line.problems.quantity = 'Enter a whole number from 1.';
  else if (line.found) line.wanted = { product_id: line.found.id, quantity, line: index };
}

/** A product that was deleted since it was found, or whose stock would become too large. */
function markRefused(typed: Typed, { details, message }: ApiError): void {
  for (const { field, message: text } of details) {
    const line = typed.lines[Number(/^lines\[(\d+)\]/.exec(field)?.[1] ?? -1)];
    if (line) line.problems.quantity = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }
  if (details.length === 0) typed.problem = message;
}

/** "24 units of 2 products received: Lamp +12, Chair +12." */
function summary(results: BulkResult[], wanted: Received[]): string {
  const sumOf = (id?: number): number =>
    wanted.reduce(
      (sum, { product_id, quantity }) => sum + (id === undefined || id === product_id ? quantity : 0),
      0,
    );
  const named = results.slice(0, MAX_NAMED).map(({ id, name }) => `${name} +${sumOf(id)}`);
  const more = results.length > MAX_NAMED ? ` and ${results.length - MAX_NAMED} more` : '';
  const units = `${sumOf()} ${sumOf() === 1 ? 'unit' : 'units'}`;
  const what = `${results.length} ${results.length === 1 ? 'product' : 'products'}`;
  return `${units} of ${what} received: ${named.join(', ')}${more}.`;
}

async function showPage(page: ModelPage, typed: Typed, status = 200): Promise<void> {
  const empty = Math.max(1, SHOWN_LINES - typed.lines.length);
  const blank: Line = { product: '', quantity: '', problems: {} };
  await render(
    page,
    TEMPLATE,
    {
      title: 'Receive goods',
      breadcrumbs: [...modelBreadcrumbs(page), { label: 'Receive goods' }],
      scripts: ['entry_lines.js'],
      ...typed,
      ...{ lines: [...typed.lines, ...Array.from({ length: empty }, () => blank)], maxNote: MAX_NOTE },
      wrong: typed.lines.filter(({ problems }) => problems.product ?? problems.quantity).length,
      ...{ formKey: newUlid(), listUrl: modelUrl(Product), lookupUrl: toolUrl(Product, 'receive_lookup') },
    },
    status,
  );
}
