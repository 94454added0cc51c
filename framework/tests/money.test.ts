// The conversion of amounts between major units and cents.
import { expect } from 'chai';
import {
  amountRule,
  boundCents,
  exactCents,
  exampleAmount,
  displayCents,
  formatCents,
  isCurrency,
  parseCents,
  toCents,
  toMajorUnits,
} from '../money.js';

describe('amounts in major units', () => {
  it('every sum of two amounts of whole cents is the amount that it means', () => {
    const wrong: string[] = [];
    for (let a = 0; a < 1_000; a += 1) {
      for (let b = a; b < 1_000; b += 1) {
        if (toCents(a / 100 + b / 100, 'USD') !== a + b) wrong.push(`${a / 100} + ${b / 100}`);
      }
    }
    // Larger ones, spread by two steps that share no factor with the range.
    for (let a = 1; a < 9_999_999_999; a += 98_764_321) {
      for (let b = 3; b < 9_999_999_999; b += 12_345_677) {
        if (toCents(a / 100 + b / 100, 'USD') !== a + b) wrong.push(`${a / 100} + ${b / 100}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('the float32 of every price up to 32,767.99 is that price', () => {
    const wrong: number[] = [];
    for (let cents = 0; cents < 3_276_800; cents += 1) {
      if (toCents(Math.fround(cents / 100), 'USD') !== cents) wrong.push(cents);
    }
    expect(wrong).to.deep.equal([]);
  });

  it('products, differences and long sums are the amounts that they mean', () => {
    const tenCents = Array.from({ length: 1_000 }, () => 0.1).reduce((sum, amount) => sum + amount, 0);
    for (const [amount, cents] of [
      [tenCents, 10_000],
      [1.1 * 3, 330],
      [0.3 - 0.1, 20],
      [4.35 * 100, 43_500],
      [1e-17, 0],
      [9_999_999_999.990002, 999_999_999_999],
    ] as const) {
      expect(toCents(amount, 'USD'), String(amount)).to.equal(cents);
    }
  });

  it('a third decimal that was written is refused, and so is what is no amount', () => {
    const written = [1.005, 0.305, 0.001, 1.001, 1.999, 10.001, 10.009, 999_999.001, 9_999_999_999.001];
    for (const amount of [...written, NaN, Infinity, -Infinity, 1e300, -1e-17, -0.0005]) {
      expect(toCents(amount, 'USD'), String(amount)).to.equal(null);
    }
  });

  it('text is read as numbers are', () => {
    expect(
      ['0.30000000000000004', '19.989999771118164', '-5', '1.005', '1e2', ''].map((text) =>
        parseCents(text, 'USD'),
      ),
    ).to.deep.equal([30, 1_999, -500, null, null, null]);
  });

  it('decimal text of a database is read digit by digit', () => {
    const texts = ['849.89', '849.9', '850', '0.07', '-5.10', '1.230', '9999999999.99'];
    expect(texts.map((text) => exactCents(text, 'USD'))).to.deep.equal([
      ...[84_989, 84_990, 85_000, 7, -510, 123, 999_999_999_999],
    ]);
    const wrong = ['', '1.005', '19.989999771118164', '1e2', '.5', '5.', ' 5', '90071992547409.93'];
    for (const text of wrong) expect(exactCents(text, 'USD'), text).to.equal(null);
    expect(['1000', '1000.00', '1000.5'].map((text) => exactCents(text, 'JPY'))).to.deep.equal([
      ...[1_000, 1_000, null],
    ]);
  });

  it('a bound between two amounts is rounded so that it stays true', () => {
    const bounds = [19.989999771118164, 10_000.009765625, 0.1 + 0.2, 5.004, 5.006, 0.004];
    expect(bounds.map((bound) => boundCents(bound, 'USD', Math.ceil))).to.deep.equal([
      1999, 1_000_001, 30, 501, 501, 1,
    ]);
    expect(bounds.map((bound) => boundCents(bound, 'USD', Math.floor))).to.deep.equal([
      1999, 1_000_001, 30, 500, 500, 0,
    ]);
  });
});

describe('currencies without two decimals', () => {
  it('have the minor units that ICU knows', () => {
    const examples = ['USD', 'EUR', 'JPY', 'KRW', 'KWD', 'TND'].map(exampleAmount);
    expect(examples).to.deep.equal(['12.50', '12.50', '12', '12', '12.500', '12.500']);
  });

  it('take what is a whole number of minor units, and nothing between', () => {
    for (const [amount, currency, cents] of [
      [1_000, 'JPY', 1_000],
      [999.9999, 'JPY', 1_000],
      [0.5, 'JPY', null],
      [999.99, 'JPY', null],
      [1.25, 'KWD', 1_250],
      [1.234, 'KWD', 1_234],
      [Math.fround(1.234), 'KWD', 1_234],
      [0.1 + 0.2, 'KWD', 300],
      [1.2345, 'KWD', null],
      [1.2341, 'KWD', null],
    ] as const) {
      expect(toCents(amount, currency), `${amount} ${currency}`).to.equal(cents);
    }
  });

  it('go back to major units and to text with their own decimals', () => {
    expect([toMajorUnits(1_000, 'JPY'), toMajorUnits(1_234, 'KWD')]).to.deep.equal([1_000, 1.234]);
    expect([0, 7, 1_234_567, -5].map((cents) => formatCents(cents, 'JPY'))).to.deep.equal([
      ...['0', '7', '1234567', '-5'],
    ]);
    expect([0, 7, 1_234_567, -5].map((cents) => formatCents(cents, 'KWD'))).to.deep.equal([
      ...['0.000', '0.007', '1234.567', '-0.005'],
    ]);
    expect(displayCents(123_456_789, 'JPY')).to.equal('123,456,789');
    expect(displayCents(123_456_789, 'KWD')).to.equal('123,456.789');
    expect(['1000', '1000.5', '1.234'].map((text) => parseCents(text, 'JPY'))).to.deep.equal([
      1_000,
      null,
      null,
    ]);
    expect(['JPY', 'USD', 'KWD'].map(amountRule)).to.deep.equal([
      'an amount with no decimals',
      'an amount with at most two decimals',
      'an amount with at most three decimals',
    ]);
  });

  it('are told from what is no currency', () => {
    expect(['USD', 'JPY', 'KWD', 'XYZ', 'usd', 'US', ''].map(isCurrency)).to.deep.equal([
      ...[true, true, true, false, false, false, false],
    ]);
  });
});
