// The admin's page of an endpoint's secret, which also sends a test: /admin/webhooks/endpoint/tools/secret/?id=7.
import path from 'node:path';
import { logActions } from '../framework/admin/history.js';
import { postedForm } from '../framework/admin/forms.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect, render } from '../framework/admin/rendering.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { rowUrl } from '../framework/admin/site.js';
import { toolUrl } from '../framework/admin/tools.js';
import { ApiError } from '../framework/errors.js';
import { causeOf } from '../framework/http/access.js';
import { readSecret, replaceSecret } from './endpoints.js';
import { Endpoint, type EndpointRow, getEndpoint } from './models.js';
import { sendTest } from './trial.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'endpoint.ejs');

export async function endpointForm(page: ModelPage): Promise<void> {
  const endpoint = await endpointOf(page);
  const { id } = endpoint;
  const title = Endpoint.title(endpoint);
  const [secret, problem] = await readSecret(page.db.read, id, causeOf(page.request)).then(
    (found) => [found, ''],
    (error: unknown) => {
      if (error instanceof ApiError) return ['', error.message];
      throw error;
    },
  );
  const breadcrumbs = [
    ...modelBreadcrumbs(page),
    { label: title, url: rowUrl(Endpoint, id) },
    { label: 'Secret' },
  ];
  const data = { secret, problem, url: endpoint.url, action: addressOf(id) };
  await render(page, TEMPLATE, { title: 'Secret and test', breadcrumbs, ...data });
}

/** Sends a test, or makes a new secret. */
export async function submitEndpointForm(page: ModelPage): Promise<void> {
  const { db, request, staff } = page;
  const endpoint = await endpointOf(page);
  const { id } = endpoint;
  if (postedForm(request).has('replace')) {
    await replaceSecret(db, id, causeOf(request));
    const about = { model: Endpoint, id, title: Endpoint.title(endpoint), message: 'Made a new secret.' };
    await db.transaction((trx) => logActions(trx, staff, [{ action: 'change', ...about }]));
    addMessage(page, 'success', 'The endpoint has a new secret.');
  } else {
    const { error, status_code, duration_ms } = await sendTest(db, id);
    if (error === '')
      addMessage(page, 'success', `The test arrived: ${status_code} after ${duration_ms} ms.`);
    else addMessage(page, 'error', `The test did not arrive: ${error}.`);
  }
  redirect(page, addressOf(id));
}

function addressOf(id: number): string {
  return `${toolUrl(Endpoint, 'secret')}?id=${id}`;
}

async function endpointOf({ db, request }: ModelPage): Promise<EndpointRow> {
  const { id } = request.query;
  return getEndpoint(db.read, typeof id === 'string' && /^\d{1,9}$/.test(id) ? Number(id) : 0);
}
