// Amounts as the PDF shows them.
import { formatCents } from '../../ecommerce/money.js';

/** 199998 → "1,999.98". */
export function grouped(cents: number): string {
  return formatCents(cents).replace(/\B(?=(\d{3})+\.)/g, ',');
}
