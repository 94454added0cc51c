// The mails in the admin, in a browser: their preview in its frame, and sending one again from an order's page.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { createUser } from '../../framework/auth/users.js';
import { accessibilityViolations, logIn, problems, screenshot, useBrowser } from '../../testing/browser.js';
import { PASSWORD } from '../../testing/makers/customers.js';
import { somebody, useMailingShop } from './mailing_shop.js';
import { MAILS } from '../mails.js';

const WIDTHS = [360, 1280];

describe('mails to customers in the admin, in a browser', () => {
  const { shop, server, order } = useMailingShop('sqlite');
  const open = useBrowser();
  before(() =>
    createUser(shop().db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true }),
  );

  it('shows each mail in a frame, on a phone and on a desk', async () => {
    const page = await open();
    await page.goto(`${shop().url}/admin/orders/order/`);
    await logIn(page, 'ada', PASSWORD);
    await page.getByRole('link', { name: 'Mails to customers' }).click();
    for (const { name, label } of MAILS) {
      await page.getByRole('navigation', { name: 'Mails' }).getByRole('link', { name: label }).click();
      await page.waitForURL(`**mail=${name}**`);
      const frame = page.frameLocator('iframe');
      expect(await frame.locator('h1').innerText()).to.equal(
        await page.locator('main h2').first().innerText(),
      );
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const overflows = await frame
          .locator('body')
          .evaluate(({ ownerDocument: { documentElement: root } }) => root.scrollWidth > root.clientWidth);
        expect(overflows, `${name} at ${width}`).to.equal(false);
        if (name === MAILS[0].name) expect(await accessibilityViolations(page)).to.deep.equal([]);
      }
      await screenshot(page, `mail-${name}`);
    }
    expect(problems(page)).to.deep.equal([]);
  });

  it('an order’s page shows its mails, and sends one again', async () => {
    const to = somebody();
    const id = await order({ customer_email: to });
    await server().mailsTo(to, 1);
    const page = await open();
    await page.goto(`${shop().url}/admin/orders/order/${id}/change/`);
    await logIn(page, 'ada', PASSWORD);
    const panel = page.getByRole('group', { name: 'Mails to the customer' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect(await accessibilityViolations(page)).to.deep.equal([]);
    }
    server().answer = () => ({ code: 550, text: '5.1.1 No such mailbox' });
    await panel.getByRole('button', { name: 'Send again the mail “Order received”' }).click();
    expect(await page.locator('.messages').innerText()).to.equal(
      `The mail “Order received” is sent to ${to}.`,
    );
    await expectStatus(/Not sent: 550 5\.1\.1 No such mailbox/);
    server().answer = () => undefined;
    await panel.getByRole('button', { name: 'Send now the mail “Order received”' }).click();
    expect(await server().mailsTo(to, 2)).to.have.lengthOf(2);
    await screenshot(page, 'order-mails');
    expect(problems(page)).to.deep.equal([]);

    /** Loads the page again until the panel says so. */
    async function expectStatus(status: RegExp): Promise<void> {
      for (let tries = 0; tries < 50; tries += 1) {
        if (status.test(await panel.innerText())) return;
        await page.waitForTimeout(200);
        await page.goto(`${shop().url}/admin/orders/order/${id}/change/`);
      }
      throw new Error(`The panel says: ${await panel.innerText()}`);
    }
  });

  it('without CUSTOMER_MAILS an order that had no mail says why no invoice can be sent', async () => {
    settings.CUSTOMER_MAILS = false;
    const id = await order({ customer_email: somebody() });
    const page = await open();
    await page.goto(`${shop().url}/admin/orders/order/${id}/change/`);
    await logIn(page, 'ada', PASSWORD);
    await page.getByText('Mails to customers are switched off (CUSTOMER_MAILS).').waitFor();
    expect(await page.getByRole('button', { name: 'Send again' }).count()).to.equal(0);
  });
});
