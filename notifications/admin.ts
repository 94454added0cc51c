// The mails to customers in the admin site: their preview, and those of an order on its page.
import { logActions } from '../framework/admin/history.js';
import { addMessage } from '../framework/admin/messages.js';
import { postedForm } from '../framework/admin/forms.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect } from '../framework/admin/rendering.js';
import { type PanelLine, registerRowPanel } from '../framework/admin/row_panels.js';
import { rowUrl } from '../framework/admin/site.js';
import { registerTimeline } from '../framework/admin/timeline.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import { momentText } from '../framework/time_zone.js';
import { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { Order } from '../orders/models.js';
import { previewedHtml, previewPage } from './preview_page.js';
import { isOnItsWay, mailsOfOrder, type OrderMail, sendMailAgain } from './sent_mails.js';

registerTool(Order, { name: 'mails', label: 'Mails to customers', permission: 'view', get: previewPage });
registerTool(Order, { name: 'mail_html', label: '', permission: 'view', get: previewedHtml });
registerTool(Order, { name: 'send_mail_again', label: '', permission: 'change', post: sendAgain });

const MAILS_ARE_OFF =
  'Mails to customers are switched off (CUSTOMER_MAILS). To send an invoice yourself, download its PDF above.';

registerRowPanel(Order, {
  name: 'mails',
  title: 'Mails to the customer',
  columns: ['Mail', 'Sent', 'Status'],
  order: 40,
  empty: () => (settings.CUSTOMER_MAILS ? 'No mail was sent.' : MAILS_ARE_OFF),
  async load(page, { id }) {
    const mails = await mailsOfOrder(page.db.read, id);
    const mayChange = page.admin.may(Order, page.staff, 'change');
    return mails.map((mail) => panelLine(mail, id, mayChange));
  },
});

registerTimeline(Order, {
  model: Order,
  async load({ db }, { id }, limit) {
    const mails = await mailsOfOrder(db.read, id);
    return mails
      .slice(-limit)
      .flatMap(({ delivery, kind }) =>
        delivery.delivered_at === null
          ? []
          : { moment: delivery.delivered_at, what: `Mail “${kind.label}” sent to the customer`, who: '' },
      );
  },
});

function panelLine(mail: OrderMail, id: number, mayChange: boolean): PanelLine {
  const { delivery, kind } = mail;
  const { status, delivered_at } = delivery;
  const button = {
    label: status === 'delivered' ? 'Send again' : 'Send now',
    about: `the mail “${kind.label}”`,
    url: toolUrl(Order, 'send_mail_again'),
    fields: { order: String(id), delivery: String(delivery.id) },
  };
  return {
    cells: [
      delivery.target === '' ? kind.label : `${kind.label} (again)`,
      delivered_at === null ? '-' : { moment: delivered_at },
      statusText(delivery),
    ],
    ...(mayChange && !isOnItsWay(mail) && { buttons: [button] }),
  };
}

function statusText({ status, tries, last_error, next_try_at }: OrderMail['delivery']): string {
  if (status === 'delivered') return 'Sent';
  if (status === 'skipped') return 'Skipped by staff';
  if (status === 'stopped') return `Not sent: ${last_error}`;
  if (last_error === '') return 'On its way';
  const times = tries === 1 ? 'once' : `${tries} times`;
  const next = next_try_at === null ? '' : ` The next try is at ${momentText(next_try_at)}.`;
  return `Tried ${times}: ${last_error}.${next}`;
}

async function sendAgain(page: ModelPage): Promise<void> {
  const form = postedForm(page.request);
  const id = numberIn(form.get('order'));
  try {
    const { kind, order } = await page.db.transaction(async (trx) => {
      const sent = await sendMailAgain(trx, id, numberIn(form.get('delivery')));
      const message = `Sent the mail “${sent.kind.label}” again.`;
      const title = Order.title(sent.order);
      await logActions(trx, page.staff, [{ action: 'change', model: Order, id, title, message }]);
      return sent;
    });
    addMessage(page, 'success', `The mail “${kind.label}” is sent to ${order.customer_email}.`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'conflict') throw error;
    addMessage(page, 'warning', error.message);
  }
  redirect(page, rowUrl(Order, id));
}

/** 0, which no row has, for what is no number. */
function numberIn(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
