// A running shop that sends mails to its customers through a real mail server.
import { settings } from '../../ecommerce/settings.js';
import type { Dialect } from '../../framework/db/database.js';
import { JANE } from '../../testing/makers/contacts.js';
import { makeOrder } from '../../testing/makers/orders.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { type Shop, useShop } from '../../testing/shop.js';
import { MailServer } from '../../testing/smtp.js';

let numbers = 0;

/** A customer's address that no other test has. */
export function somebody(): string {
  numbers += 1;
  return `somebody${numbers}@example.com`;
}

interface MailingShop {
  shop: () => Shop;
  paying: PayingShop;
  server: () => MailServer;
  /** An order of 2 chairs for 100.00; gives its id. */
  order: (contact: Partial<typeof JANE>) => Promise<number>;
}

/** The shop for the tests of one `describe`; each test begins without mails. */
export function useMailingShop(dialect: Dialect): MailingShop {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const usual = { ...settings };
  let server: MailServer;
  before(async () => {
    server = await MailServer.start();
  });
  beforeEach(() => {
    server.mails.length = 0;
    server.answer = () => undefined;
    Object.assign(settings, { CUSTOMER_MAILS: true, EMAIL_URL: server.url, SHOP_EMAIL: 'help@shop.example' });
  });
  afterEach(() => Object.assign(settings, usual));
  after(() => server.stop());
  return {
    shop,
    paying,
    server: () => server,
    order: async (contact) => makeOrder(shop(), [[await paying.product(), 2]], { ...JANE, ...contact }),
  };
}
