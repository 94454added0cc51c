// What a statement of a migration locks, and for how long in principle; for `migrate --plan`. A test compares it with the
// locks that PostgreSQL takes (https://www.postgresql.org/docs/current/explicit-locking.html).

/** What others cannot do meanwhile, and how long. A lock is held until the migration is committed. */
export interface LockOfStatement {
  /** The mode on a table that others use; `''`: none. */
  mode: string;
  explanation: string;
}

const [EXCLUSIVE, SHARE, SHARE_ROW, ROW] = [
  ...['ACCESS EXCLUSIVE', 'SHARE', 'SHARE ROW EXCLUSIVE', 'ROW EXCLUSIVE'],
] as const;

const STOPS = 'no one reads or writes the table';
const READS_ONLY = 'no one writes the table';

/** By the form of a statement; the first that matches is true. */
const ON_POSTGRES: [form: RegExp, mode: string, explanation: string][] = [
  [/^create (unique )?index concurrently/, '', 'nobody waits; it takes as long as two readings of the table'],
  [/^create (unique )?index/, SHARE, `${READS_ONLY} while all its rows are read`],
  [/^create table .*\breferences\b/, SHARE_ROW, 'no one writes the tables that it refers to, for a moment'],
  [/^create (table|sequence|extension|(or replace )?function|schema)/, '', 'it is new, and nobody waits'],
  [/^(create or replace|drop) function .*cascade/, EXCLUSIVE, `${STOPS} with its trigger, for a moment`],
  [/^(create or replace|drop) function|^comment on|^do |^set |^select /, '', 'nobody waits'],
  [/^create (constraint )?trigger/, SHARE_ROW, `${READS_ONLY}, for a moment`],
  [
    /^alter table .*\balter (column )?"?\w+"? (set data )?type\b/,
    EXCLUSIVE,
    `${STOPS} while all its rows are rewritten`,
  ],
  [
    /^alter table .*\badd (column )?.*\b(generated always as|serial|default (random|gen_|clock_|nextval)\w*\()/,
    EXCLUSIVE,
    `${STOPS} while all its rows are rewritten`,
  ],
  [/^alter table .*\badd constraint .*\bnot valid$/, EXCLUSIVE, `${STOPS}, for a moment`],
  [
    /^alter table .*\bvalidate constraint/,
    'SHARE UPDATE EXCLUSIVE',
    'nobody waits, but all its rows are read',
  ],
  [
    /^alter table .*\badd constraint .*\bforeign key/,
    SHARE_ROW,
    'no one writes both tables while all rows are read',
  ],
  [
    /^alter table .*\b(add (constraint|check|unique|primary key)|alter (column )?"?\w+"? set not null)\b/,
    EXCLUSIVE,
    `${STOPS} while all its rows are read`,
  ],
  [/^(alter|drop) (table|index|sequence)|^drop trigger/, EXCLUSIVE, `${STOPS}, for a moment`],
  [/^(truncate|reindex|cluster|vacuum full|lock table)/, EXCLUSIVE, `${STOPS} until it has ended`],
  [
    /^(insert|update|delete|with)/,
    ROW,
    'only who writes the same rows waits, until the migration is committed',
  ],
];

/** For a statement as `sqlmigrate` prints it; an unknown form says so. */
export function lockOfStatement(dialect: 'sqlite' | 'postgres', statement: string): LockOfStatement {
  if (dialect === 'sqlite') {
    return {
      mode: 'whole database',
      explanation: 'no one writes until the migration is committed; readers go on',
    };
  }
  const plain = statement.toLowerCase().replace(/\s+/g, ' ').trim();
  const found = ON_POSTGRES.find(([form]) => form.test(plain));
  if (!found) return { mode: 'unknown', explanation: 'look it up in the documentation of PostgreSQL' };
  return { mode: found[1], explanation: found[2] };
}
