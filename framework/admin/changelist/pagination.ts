// The links to the pages of a list: the first, the last and those around the current one.
import type { Parameters } from './parameters.js';
import { type ListRows, MAX_SHOW_ALL } from './rows.js';

/** The number of links on each side of the current page. */
const AROUND = 3;

export interface Pagination {
  /** `null` is a gap. */
  links: ({ number: number; url: string; current: boolean } | null)[];
  previous: string;
  next: string;
  /** The link to all rows on one page, if there are not too many, or back to pages. */
  showAll: string;
  showPages: string;
}

/** The links; none when everything is on one page. */
export function pagination(
  parameters: Parameters,
  { count, hasMore, showsAll }: ListRows,
  page: number,
  size: number,
): Pagination {
  const link = (number: number) => parameters.link({ p: number === 1 ? null : String(number), all: null });
  const known = Math.ceil(count.number / size);
  const last = count.isExact ? known : Math.max(known, hasMore ? page + 1 : page);
  const isCut = !showsAll && last > 1;
  const numbers = isCut ? shown(page, last, count.isExact) : [];
  return {
    links: numbers.map((number) =>
      number === null ? null : { number, url: link(number), current: number === page },
    ),
    previous: isCut && page > 1 ? link(page - 1) : '',
    next: hasMore ? link(page + 1) : '',
    showAll: isCut && count.isExact && count.number <= MAX_SHOW_ALL ? parameters.link({ all: '1' }) : '',
    showPages: showsAll && count.number > size ? parameters.link({ all: null }) : '',
  };
}

/** 1 … 4 5 6 [7] 8 9 10 … 20; without the last page if it is unknown. */
function shown(page: number, last: number, lastIsKnown: boolean): (number | null)[] {
  const numbers = new Set([1, ...(lastIsKnown ? [last] : [])]);
  for (let number = page - AROUND; number <= page + AROUND; number += 1) {
    if (number >= 1 && number <= last) numbers.add(number);
  }
  const sorted = [...numbers].sort((a, b) => a - b);
  const withGaps = sorted.flatMap((number, index) => {
    const before = sorted[index - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
  return lastIsKnown ? withGaps : [...withGaps, null];
}
