// The templates of mails: languages, and what each mail says with sample data.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { readSettings, settings } from '../../ecommerce/settings.js';
import { MAILS } from '../mails.js';
import { sampleMail } from '../samples.js';
import { renderMail } from '../templates.js';
import { wordsOf } from '../words.js';

const DATA = {
  order: {
    ...{
      id: 7,
      status: 'pending' as const,
      payment_status: 'unpaid' as const,
      total_amount: 1250.5,
      currency: 'EUR',
    },
    ...{
      customer_id: null,
      customer_name: 'Zoë',
      customer_email: 'zoe@example.com',
      shipping_address: 'Hier',
    },
    items: [
      {
        ...{ id: 1, product_id: 1, product_name: 'Tee & Kuchen', quantity: 1, cancelled_quantity: 0 },
        ...{ price: 1250.5, subtotal: 1250.5 },
      },
    ],
    ...{ created_at: '2026-11-25T02:03:04.567Z', updated_at: '2026-11-25T02:03:04.567Z' },
  },
};

describe('templates of mails', () => {
  const usual = { ...settings };
  afterEach(() => Object.assign(settings, usual));

  for (const kind of MAILS) {
    it(`${kind.name}: subject, text and HTML are complete and say the same`, async () => {
      const { subject, text, html } = await sampleMail(kind, 'en');
      expect(subject).to.match(/379/).and.to.not.match(/[\n<]/);
      const words = (from: string) => from.replaceAll('\u00a0', ' ');
      for (const part of [text, words(html)]) {
        for (const said of ['Hello Ada Lovelace,', 'Desk lamp', 'USD 37.50']) expect(part).to.include(said);
        expect(part).to.not.match(/undefined|null|NaN|\[object|<%/);
      }
      expect(text).to.not.match(/\n{3}|[ \t]\n|<\w/);
      expect(html)
        .to.match(/^<!doctype html>\n<html lang="en">/)
        .and.to.include(`<title>`);
      expect(html).to.not.match(/https?:|src=/); // nothing is loaded, and nothing linked
    });
  }

  it('amounts have the decimals of their currency', async () => {
    settings.CURRENCY = 'JPY';
    expect((await sampleMail(MAILS[0], 'en')).text).to.include('Total: JPY 3,750\n');
  });

  it('a language has its own words, amounts and dates; what it lacks is English', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-templates-'));
    try {
      cpSync(path.join(import.meta.dirname, '..', 'templates'), folder, { recursive: true });
      mkdirSync(path.join(folder, 'de'));
      writeFileSync(path.join(folder, 'de', 'received.subject.ejs'), 'Ihre Bestellung <%= order.id %>');
      writeFileSync(path.join(folder, 'de', 'paid.text.ejs'), 'Danke für <%= order.lost.id %>');
      writeFileSync(path.join(folder, 'de', 'lines.text.ejs'), 'Summe <%= order.total %>, <%= order.date %>');
      const mail = await renderMail(MAILS[0], wordsOf(DATA, '', 'de'), 'de', folder);
      expect(mail.subject).to.equal('Ihre Bestellung 7');
      expect(mail.text)
        .to.include('We have received it.')
        .and.to.include('Summe 1.250,50 EUR, 25. November 2026');
      const broken = await renderMail(MAILS[1], wordsOf(DATA, '', 'de'), 'de', folder).catch(String);
      expect(broken).to.include(path.join('de', 'paid.text.ejs'));
      expect(mail.html).to.include('<html lang="de">').and.to.include('Tee &amp; Kuchen');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('a MAIL_LANGUAGE without templates is refused', () => {
    for (const MAIL_LANGUAGE of ['xx', '../en', 'en/', 'preview.ejs']) {
      const { problems } = readSettings({ MAIL_LANGUAGE });
      expect(problems.join()).to.include('MAIL_LANGUAGE must be a language with a folder');
    }
    expect(readSettings({ MAIL_LANGUAGE: 'en' }).problems).to.deep.equal([]);
  });
});
