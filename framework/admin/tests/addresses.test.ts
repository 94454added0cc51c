// The addresses of the admin site: who is let in, trailing slashes, what is not there, and headers.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { StaffBrowser } from '../../../testing/staff_browser.js';

onEachDatabase('addresses of the admin site', (dialect) => {
  const shop = useShop(dialect);

  for (const path of [
    '/admin',
    '/admin/',
    '/admin/products/',
    '/admin/products/product/?q=lamp&p=2',
    '/admin/products/product/add/',
    '/admin/products/product/1/change/',
    '/admin/logout/',
    '/admin/password_change/done/',
    '/admin/products/product/abc/change/',
    '/admin/there-is/no-such/page',
    '/admin/products/product/x/../../',
  ]) {
    it(`sends anonymous to the login from ${path}`, async () => {
      const answer = await new StaffBrowser(shop().url).get(path);
      const asked = new URL(path, shop().url);
      expect(answer.status).to.equal(302);
      expect(answer.location).to.equal(
        `/admin/login/?next=${encodeURIComponent(asked.pathname + asked.search).replaceAll('%2F', '/')}`,
      );
      expect(answer.text).not.to.contain('<html');
    });
  }

  it('sends an anonymous POST to the login, and does nothing', async () => {
    const answer = await new StaffBrowser(shop().url).post('/admin/products/product/', { action: 'delete' });
    expect(answer.status).to.equal(302);
    expect(answer.location).to.match(/^\/admin\/login\/\?next=/);
  });

  it('adds the trailing slash, and keeps the query', async () => {
    const browser = await signInStaff(shop());
    expect(await browser.get('/admin')).to.include({ status: 301, location: '/admin/' });
    expect(await browser.get('/admin/products/product?q=a%20b')).to.include({
      status: 301,
      location: '/admin/products/product/?q=a%20b',
    });
  });

  it('leads from <id>/ to <id>/change/', async () => {
    const browser = await signInStaff(shop());
    const answer = await browser.get('/admin/products/category/1/');
    expect(answer).to.include({ status: 303, location: '/admin/products/category/1/change/' });
  });

  for (const path of [
    '/admin/nothing/',
    '/admin/products/nothing/',
    '/admin/products/idempotencykey/',
    '/admin/products/nothing/1/change/',
    '/admin/Products/product/',
  ]) {
    it(`has nothing at ${path}`, async () => {
      const answer = await (await signInStaff(shop())).get(path);
      expect(answer.status).to.equal(404);
      expect(answer.text).to.contain('Page not found');
    });
  }

  it('shows an unknown address as text', async () => {
    const answer = await (await signInStaff(shop())).get('/admin/<script>alert(1)</script>/');
    expect(answer.status).to.equal(404);
    expect(answer.text).not.to.contain('<script>alert');
  });

  it('refuses methods that a page has not', async () => {
    const browser = await signInStaff(shop());
    const answer = await browser.get('/admin/logout/');
    expect(answer.status).to.equal(405);
    expect(answer.headers.get('allow')).to.equal('POST');
  });

  it('refuses a POST without a token, with a wrong one, and from another site', async () => {
    const browser = await signInStaff(shop());
    const path = '/admin/products/product/';
    expect((await browser.post(path, { csrfmiddlewaretoken: '' })).status).to.equal(403);
    const other = await signInStaff(shop());
    await other.get('/admin/nothing/');
    expect((await browser.post(path, { csrfmiddlewaretoken: other.csrfToken })).status).to.equal(403);
    expect((await browser.post(path, {}, { Origin: 'https://evil.example' })).status).to.equal(403);
    expect((await browser.post(path, {}, { Origin: 'null' })).status).to.equal(403);
  });

  it('forbids caching, framing, sniffing and foreign scripts', async () => {
    const { headers } = await (await signInStaff(shop())).get('/admin/nothing/');
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('x-frame-options')).to.equal('DENY');
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('referrer-policy')).to.equal('same-origin');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.contain("script-src 'self';").and.to.contain("frame-ancestors 'none'");
    expect(policy).not.to.contain('unsafe-inline').and.not.to.contain('https:');
  });
});
