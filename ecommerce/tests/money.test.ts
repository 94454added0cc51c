// The conversion of amounts between major units and cents.
import { expect } from 'chai';
import { boundCents, parseCents, toCents } from '../money.js';

describe('amounts in major units', () => {
  it('every sum of two amounts of whole cents is the amount that it means', () => {
    const wrong: string[] = [];
    for (let a = 0; a < 1_000; a += 1) {
      for (let b = a; b < 1_000; b += 1) {
        if (toCents(a / 100 + b / 100) !== a + b) wrong.push(`${a / 100} + ${b / 100}`);
      }
    }
    // Larger ones, spread by two steps that share no factor with the range.
    for (let a = 1; a < 9_999_999_999; a += 98_764_321) {
      for (let b = 3; b < 9_999_999_999; b += 12_345_677) {
        if (toCents(a / 100 + b / 100) !== a + b) wrong.push(`${a / 100} + ${b / 100}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('the float32 of every price up to 32,767.99 is that price', () => {
    const wrong: number[] = [];
    for (let cents = 0; cents < 3_276_800; cents += 1) {
      if (toCents(Math.fround(cents / 100)) !== cents) wrong.push(cents);
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
      expect(toCents(amount), String(amount)).to.equal(cents);
    }
  });

  it('a third decimal that was written is refused, and so is what is no amount', () => {
    const written = [1.005, 0.305, 0.001, 1.001, 1.999, 10.001, 10.009, 999_999.001, 9_999_999_999.001];
    for (const amount of [...written, NaN, Infinity, -Infinity, 1e300, -1e-17, -0.0005]) {
      expect(toCents(amount), String(amount)).to.equal(null);
    }
  });

  it('text is read as numbers are', () => {
    expect(
      ['0.30000000000000004', '19.989999771118164', '-5', '1.005', '1e2', ''].map(parseCents),
    ).to.deep.equal([30, 1_999, -500, null, null, null]);
  });

  it('a bound between two amounts is rounded so that it stays true', () => {
    const bounds = [19.989999771118164, 10_000.009765625, 0.1 + 0.2, 5.004, 5.006, 0.004];
    expect(bounds.map((bound) => boundCents(bound, Math.ceil))).to.deep.equal([
      1999, 1_000_001, 30, 501, 501, 1,
    ]);
    expect(bounds.map((bound) => boundCents(bound, Math.floor))).to.deep.equal([
      1999, 1_000_001, 30, 500, 500, 0,
    ]);
  });
});
