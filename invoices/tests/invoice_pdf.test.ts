// The PDF of an invoice: what it says, in any script, over as many pages as it takes.
import { expect } from 'chai';
import { inflateSync } from 'node:zlib';
import { onEachDatabase } from '../../testing/databases.js';
import { MAX_TOTAL_CENTS } from '../../framework/money.js';
import { useShop } from '../../testing/shop.js';
import type { IssuedInvoice } from '../models.js';
import { renderInvoice } from '../pdf/document.js';
import { ISSUED_INVOICE as INVOICE } from '../../testing/makers/invoices.js';
import { makeProduct } from '../../testing/makers/products.js';
import { makeOrder } from '../../testing/makers/orders.js';

const line = (description: string, id = 1) => {
  const amounts = { unit_price_cents: 99_999, subtotal_cents: 199_998, currency: 'USD', tax_rate: null };
  return { id, invoice_id: 1, description, quantity: 2, ...amounts };
};

/** How many pages a PDF has. */
function pages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}

/** What is in its compressed parts. */
function streams(pdf: Buffer): string[] {
  const source = pdf.toString('latin1');
  return [...source.matchAll(/stream\n([^]*?)\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1');
    } catch {
      return ''; // not compressed
    }
  });
}

/** How its pages are drawn, in their order. */
function drawings(pdf: Buffer): string[] {
  return streams(pdf).filter((stream) => stream.includes('BT'));
}

/** How high above the bottom of the page there is text, in points. */
function heights(drawing: string): number[] {
  return [...drawing.matchAll(/1 0 0 1 [\d.-]+ ([\d.-]+) Tm/g)].map(([, height]) => Number(height));
}

/** All that its character maps name: the letters that can be searched for and copied. */
function letters(pdf: Buffer): string {
  const maps = streams(pdf).filter((stream) => stream.includes('beginbfrange'));
  const codes = maps.flatMap((map) => [...map.matchAll(/<([0-9a-f]{4})(?=[0-9a-f ]*>[\s\]])/gi)]);
  return codes.map(([, code]) => String.fromCharCode(parseInt(code ?? '0', 16))).join('');
}

describe('the PDF of an invoice', () => {
  it('is the same, byte for byte, each time', async () => {
    const invoice = { ...INVOICE, lines: [line('Laptop')] };
    expect(Buffer.compare(await renderInvoice(invoice, ''), await renderInvoice(invoice, ''))).to.equal(0);
  });

  it('says net and tax where a line has tax, and the terms; without tax it says only the total', async () => {
    const drawn = async (invoice: IssuedInvoice) =>
      drawings(await renderInvoice(invoice, '')).flatMap(heights).length;
    const plain = await drawn({ ...INVOICE, lines: [line('Laptop')] });
    const taxed = { ...INVOICE, lines: [{ ...line('Laptop'), tax_rate: '19' }] };
    expect(await drawn({ ...INVOICE, lines: [{ ...line('Laptop'), tax_rate: '0' }] })).to.equal(plain);
    expect(await drawn(taxed)).to.be.above(plain + 3);
    expect(await drawn({ ...taxed, terms: 'Pay soon.' })).to.be.above(await drawn(taxed));
  });

  it('has one page for a few lines, and several for a hundred', async () => {
    expect(pages(await renderInvoice({ ...INVOICE, lines: [line('Laptop')] }, ''))).to.equal(1);
    const hundred = Array.from({ length: 100 }, (_, index) => line(`Product ${index}`, index + 1));
    expect(pages(await renderInvoice({ ...INVOICE, lines: hundred }, ''))).to.equal(4);
    const long = hundred.map((each) => ({ ...each, description: 'A name without end '.repeat(12) }));
    expect(pages(await renderInvoice({ ...INVOICE, lines: long }, ''))).to.be.above(8);
  });

  it('never has the total alone on a page: the table goes on there with its header', async () => {
    for (let count = 18; count < 28; count += 1) {
      const lines = Array.from({ length: count }, (_, index) => line(`Product ${index}`, index + 1));
      const last = drawings(await renderInvoice({ ...INVOICE, lines }, '')).at(-1);
      expect(last, `${count} lines`).to.match(/ re\b/);
    }
  });

  it('breaks no amount in two, however large', async () => {
    const rows = async (cents: number) => {
      const lines = [{ ...line('Yacht'), quantity: 10_000, unit_price_cents: cents, subtotal_cents: cents }];
      const pdf = await renderInvoice({ ...INVOICE, total_cents: cents, lines }, '');
      return new Set(drawings(pdf).flatMap(heights)).size;
    };
    expect(await rows(MAX_TOTAL_CENTS)).to.equal(await rows(1));
  });

  it('takes an address that is longer than the page to the next one', async () => {
    const FOOT = 71.9;
    for (const rows of [40, 44, 46, 48, 60, 399]) {
      const invoice = { ...INVOICE, billing_address: 'Elm\n'.repeat(rows), lines: [line('Laptop')] };
      for (const drawing of drawings(await renderInvoice(invoice, ''))) {
        const [footer, ...text] = [...new Set(heights(drawing))].sort((one, other) => one - other);
        expect(footer).to.equal(44.71);
        expect(text[0], `${rows} lines`).to.be.above(FOOT);
      }
    }
  });

  const NAMES = {
    Latin: 'Zoë Łukasz',
    Cyrillic: 'Екатерина',
    Greek: 'Αθηνά',
    Hebrew: 'דוד',
    Chinese: '张伟',
    Japanese: 'さくら東京',
    Korean: '서울특별시',
    Thai: 'กรุงเทพ',
    Devanagari: 'नमन',
    Bengali: 'রবীন',
    Tamil: 'மகன',
    Telugu: 'నగర',
    Kannada: 'ನಗರ',
    Malayalam: 'രവി',
    Gujarati: 'રવિ',
    Gurmukhi: 'ਰਵੀ',
  };
  it('is made of words that the font library cannot shape, and of emoji', async () => {
    for (const name of ['ਅੰਮ੍ਰਿਤਸਰ', 'శ్రీనివాస్', 'Gift 🎁 👩‍👩‍👧 ❤️ 🇩🇪']) {
      const pdf = await renderInvoice({ ...INVOICE, customer_name: name, lines: [line(name)] }, '');
      expect(pages(pdf), name).to.equal(1);
    }
  });

  it('writes amounts with the decimals of the currency', async () => {
    const withoutDots = { ...INVOICE, customer_email: 'jane', lines: [line('Laptop')] };
    for (const [currency, hasDecimals] of [
      ['USD', true],
      ['JPY', false],
      ['KWD', true],
    ] as const) {
      const found = letters(await renderInvoice({ ...withoutDots, currency }, ''));
      expect(found.includes('.'), currency).to.equal(hasDecimals);
    }
  });

  for (const [script, name] of Object.entries(NAMES)) {
    it(`has the letters of a ${script} name`, async () => {
      const pdf = await renderInvoice({ ...INVOICE, customer_name: name, lines: [line('Laptop')] }, '');
      const found = letters(pdf);
      for (const letter of name.replace(/\s/g, '')) expect(found, letter).to.include(letter);
    });
  }
});

onEachDatabase('GET /api/invoices/<id>/pdf/', (dialect) => {
  const shop = useShop(dialect, 'staff');

  it('gives a PDF with the invoice’s number as its name; none for an invoice that is not there', async () => {
    const order = await makeOrder(shop(), [[await makeProduct(shop(), { name: '张伟' }), 1]]);
    const { id, number } = (await shop().send('POST', '/api/invoices/', { order_id: order })).body;
    const answer = await shop().get(`/api/invoices/${id}/pdf/`);
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.equal('application/pdf');
    expect(answer.headers.get('content-disposition')).to.equal(`inline; filename="${number}.pdf"`);
    expect(answer.body).to.match(/^%PDF-1\.\d/);
    expect((await shop().get('/api/invoices/99999/pdf/')).status).to.equal(404);
  });
});
