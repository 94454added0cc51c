// Where webhooks may go: public addresses alone, in whatever form an address is written.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { checkUrl, isPublic, publicLookup } from '../addresses.js';

/** The message of the refusal, '' if there is none. */
function refusalOf(url: string): string {
  try {
    checkUrl(url);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('addresses of webhooks', () => {
  const usual = settings.WEBHOOKS_ALLOW_PRIVATE;
  afterEach(() => {
    settings.WEBHOOKS_ALLOW_PRIVATE = usual;
  });

  for (const [what, ...addresses] of [
    ['loopback', '127.0.0.1', '127.255.0.1', '::1'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1'],
    ['link-local, where clouds have their metadata', '169.254.169.254', 'fe80::1'],
    ['shared by a provider’s customers', '100.64.0.1', '100.127.255.255'],
    ['multicast and broadcast', '224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff02::1'],
    ['unspecified', '0.0.0.0', '0.1.2.3', '::'],
    ['reserved', '192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.1', '240.0.0.1', '2001:db8::1', '100::1'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::127.0.0.1'],
    ['translated', '64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001:0:7f00:1::', 'fec0::1'],
    ['no address', '', 'localhost', '1.2.3', '1.2.3.4.5'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(addresses.filter(isPublic)).to.deep.equal([]);
    });
  }

  it('takes public ones', () => {
    const all = ['93.184.215.14', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'];
    expect(all.filter((address) => !isPublic(address))).to.deep.equal([]);
  });

  it('a URL needs https, and has no password', () => {
    expect(checkUrl('https://example.com/hook?a=1')).to.equal('https://example.com/hook?a=1');
    for (const url of ['http://example.com/', 'ftp://example.com/', 'example.com', '', '//example.com/']) {
      expect(refusalOf(url), url).to.equal('url: must begin with https://');
    }
    expect(refusalOf('https://ann:secret@example.com/')).to.equal(
      'url: must not have a user name or a password',
    );
  });

  it('a URL with a private address is refused, however the address is written', () => {
    for (const host of [
      ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.0.0.1', '127.0.0.1.'],
      ...['[::1]', '[::ffff:127.0.0.1]', '[0:0:0:0:0:ffff:7f00:1]', '[fd00::1]', '[::]', '0', '10.1'],
      ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', '１２７.0.0.1'],
    ]) {
      expect(refusalOf(`https://${host}/`), host).to.equal('url: must be a public address');
    }
  });

  it('WEBHOOKS_ALLOW_PRIVATE permits private addresses and http', () => {
    settings.WEBHOOKS_ALLOW_PRIVATE = true;
    for (const url of ['http://127.0.0.1:4000/', 'https://localhost/', 'http://[::1]/']) {
      expect(refusalOf(url), url).to.equal('');
    }
    expect(refusalOf('ftp://127.0.0.1/')).to.equal('url: must begin with https://');
  });

  it('a host name that resolves to a private address is not connected to', async () => {
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => publicLookup('localhost', { all }, resolve));
      expect(String(error)).to.match(/^Error: localhost \((127\.0\.0\.1|::1)\) is not a public address$/);
    }
    settings.WEBHOOKS_ALLOW_PRIVATE = true;
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => publicLookup('localhost', { all }, resolve));
      expect(error).to.equal(null);
    }
  });
});
