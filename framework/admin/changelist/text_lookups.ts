// Filters on the text of a column: `name__icontains=lamp`, `sku__startswith=A-`, `id__endswith=7`.
import type { Knex } from 'knex';
import { isPostgres } from '../../db/dialect.js';
import { likeText, spellings } from '../../db/text_search.js';
import type { Condition } from './conditions.js';

/** Whether other text may come before and after the given one. */
const AROUND: Record<string, readonly [before: boolean, after: boolean]> = {
  exact: [false, false],
  contains: [true, true],
  startswith: [false, true],
  endswith: [true, false],
};

/**
 * The condition of `contains`, `startswith` and `endswith`, or with an `i` before them, and of `iexact`,
 * regardless of case; `null` for any other name.
 */
export function textLookup(column: string, lookup: string, text: string): Condition | null {
  const [, i = '', name = ''] = /^(i?)(exact|contains|startswith|endswith)$/.exec(lookup) ?? [];
  const around = AROUND[name];
  if (!around || lookup === 'exact') return null;
  if (i === '') return (query) => withCase(query, column, text, around);
  return (query) =>
    void query.where((any: Knex.QueryBuilder) => {
      for (const written of spellings(query, text.toLowerCase())) {
        const pattern = surrounded(likeText(written), '%', around);
        void any.orWhereRaw("lower(CAST(?? AS TEXT)) LIKE ? ESCAPE '\\'", [column, pattern]);
      }
    });
}

/** LIKE of SQLite ignores the case of ASCII letters; GLOB does not. */
function withCase(
  query: Knex.QueryBuilder,
  column: string,
  text: string,
  around: readonly [boolean, boolean],
): void {
  if (isPostgres(query)) {
    const pattern = surrounded(likeText(text), '%', around);
    void query.whereRaw("CAST(?? AS TEXT) LIKE ? ESCAPE '\\'", [column, pattern]);
  } else {
    const pattern = surrounded(text.replace(/[*?[]/g, '[$&]'), '*', around);
    void query.whereRaw('CAST(?? AS TEXT) GLOB ?', [column, pattern]);
  }
}

function surrounded(text: string, wildcard: string, [before, after]: readonly [boolean, boolean]): string {
  return `${before ? wildcard : ''}${text}${after ? wildcard : ''}`;
}
