// Where a log-in leads to: any page of this site, and no other site.
import { expect } from 'chai';
import { safeNext } from '../next_address.js';

describe('the address after the log-in', () => {
  for (const address of [
    '/admin/',
    '/admin/orders/order/?status=pending&o=-2.1',
    '/',
    '/admin/?q=a%20b%2F%2Fc',
  ]) {
    it(`is ${address}`, () => expect(safeNext(address, '/admin/')).to.equal(address));
  }

  const elsewhere = [
    'https://evil.example/',
    'http:evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/admin/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '',
    '/\0',
    '//',
    `/${'a'.repeat(3000)}`,
    ['/admin/', '//evil.example'],
    undefined,
  ];
  for (const address of elsewhere) {
    it(`is never ${JSON.stringify(address)?.slice(0, 40)}`, () => {
      expect(safeNext(address, '/admin/')).to.equal('/admin/');
    });
  }
});
