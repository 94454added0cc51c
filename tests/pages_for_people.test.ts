// What a browser shows at the addresses of programs: pages that say what to do next. Programs get JSON there.
import { expect } from 'chai';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';

const BROWSER = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

onEachDatabase('a browser at an address of programs', (dialect) => {
  const shop = useShop(dialect);
  const page = async (path: string) => {
    const response = await fetch(shop().url + path, { headers: { ...BROWSER, Connection: 'close' } });
    return {
      status: response.status,
      type: response.headers.get('Content-Type'),
      text: await response.text(),
    };
  };

  it('gets a start page with links that work', async () => {
    for (const path of ['/', '/api/']) {
      const { status, type, text } = await page(path);
      expect([status, type]).to.deep.equal([200, 'text/html; charset=utf-8']);
      for (const [, link = ''] of text.matchAll(/<a href="([^"]+)"/g)) {
        const target = await fetch(shop().url + link, { headers: { Connection: 'close' } });
        expect(target.status, link).to.equal(200);
        await target.text();
      }
    }
  });

  it('gets a page for what is not there, and may not be seen', async () => {
    const nowhere = await page('/nope');
    expect([nowhere.status, nowhere.type]).to.deep.equal([404, 'text/html; charset=utf-8']);
    expect(nowhere.text)
      .to.contain('Page not found')
      .and.contain('There is nothing at /nope.')
      .and.contain('href="/"');
    const product = await page('/api/products/999999/');
    expect(product.status).to.equal(404);
    expect(product.text).to.contain('Product 999999 was not found.').and.contain('Request ');
    expect((await page('/api/customers/')).text).to.contain('Staff log in under Administration.');
  });

  it('gets the address as text, without tags', async () => {
    expect((await page('/%3Cscript%3E')).text)
      .to.contain('There is nothing at /%3Cscript%3E.')
      .and.not.contain('<script>');
  });

  it('leaves JSON to programs', async () => {
    for (const Accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5']) {
      const { headers, status } = await shop().get('/nope', { Accept });
      expect([status, headers.get('Content-Type')]).to.deep.equal([404, 'application/json; charset=utf-8']);
    }
    expect((await shop().get('/api/')).body).to.include({ docs: '/api/docs/' });
  });
});
