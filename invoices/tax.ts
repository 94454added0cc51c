// Tax that is included in prices. An invoice keeps the rate of each of its lines; what it comes to follows from them.
import type { InvoiceLineRow } from './models.js';

/** The amounts of one rate. */
export interface TaxLine {
  /** In percent: "19", "8.5". */
  rate: string;
  net_cents: number;
  tax_cents: number;
  gross_cents: number;
}

/** The amounts of each rate, the highest first; none if no line has tax. Of a rate they add up to the cent. */
export function taxLines(lines: Pick<InvoiceLineRow, 'tax_rate' | 'subtotal_cents'>[]): TaxLine[] {
  const gross = new Map<string, number>();
  for (const { tax_rate, subtotal_cents } of lines) {
    const rate = String(Number(tax_rate ?? 0));
    gross.set(rate, (gross.get(rate) ?? 0) + subtotal_cents);
  }
  if ([...gross.keys()].every((rate) => rate === '0')) return [];
  return [...gross]
    .sort(([one], [other]) => Number(other) - Number(one))
    .map(([rate, gross_cents]) => {
      const tax_cents = taxIn(gross_cents, rate);
      return { rate, net_cents: gross_cents - tax_cents, tax_cents, gross_cents };
    });
}

/** The tax in an amount, rounded to the cent, halves up; rates have at most three decimals. */
function taxIn(gross_cents: number, rate: string): number {
  const thousandths = BigInt(Math.round(Number(rate) * 1000));
  const whole = 100_000n + thousandths;
  return Number((2n * BigInt(gross_cents) * thousandths + whole) / (2n * whole));
}
