// The cells of price and stock lists: text as people and spreadsheets write it, to the values of an item.
import { exampleAmount } from '../framework/money.js';
import { settings } from '../ecommerce/settings.js';

/** How a list is written. */
export interface Style {
  delimiter: string;
  decimal: string;
}

/** Reads a cell that is not empty: its value, undefined if it says nothing, or what is wrong with it. */
export type Cell = (text: string, delimiter: string) => unknown;

const text: Cell = (cell) => cell;

const whole: Cell = (cell) =>
  /^[+-]?\d{1,15}$/.test(cell.trim())
    ? Number(cell.trim())
    : new Error('must be a whole number, without separators');

/** Also as German spreadsheets write them. */
const TRUE = new Set(['true', 'yes', '1', 'wahr', 'ja']);
const FALSE = new Set(['false', 'no', '0', 'falsch', 'nein']);

const boolean: Cell = (cell) => {
  const word = cell.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : new Error('must be true or false');
};

/** A point or a comma, if it is clear which of them separates the decimals. */
const amount: Cell = (cell, delimiter) => {
  const written = cell.trim().replaceAll(/[\u00A0\u202F ]/g, '');
  const point = delimiter === ',' ? '.' : ',';
  if (/^\d{1,12}$/.test(written)) return Number(written);
  const single = /^(\d{1,12})([.,])(\d+)$/.exec(written);
  if (single) {
    const [, units = '', mark = '', decimals = ''] = single;
    const isUnclear = mark !== point && decimals.length === 3 && units.length <= 3;
    return isUnclear
      ? new Error(
          `“${written}” may be ${units}${decimals} or ${units}.${decimals}: write it without separators`,
        )
      : Number(`${units}.${decimals}`);
  }
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(written)) return Number(written.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(written)) return Number(written.replaceAll(',', ''));
  return new Error(`must be an amount, such as ${exampleAmount(settings.CURRENCY)}`);
};

/** It is in the list for people; prices in another currency must not be taken for the shop's. */
const currency: Cell = (cell) =>
  cell.trim().toUpperCase() === settings.CURRENCY ? undefined : new Error(`must be ${settings.CURRENCY}`);

/** Every column that a list may have. */
export const CELLS: Record<string, Cell> = {
  ...{ id: whole, sku: text, name: text, price: amount, currency },
  ...{ stock_quantity: whole, stock_seen: whole, stock_change: whole },
  ...{ category: (cell) => cell.trim(), archived: boolean, description: text },
};
