// The rows of a shop of any size, each table written by one statement: the same on SQLite and PostgreSQL, and the same
// in each run. What hangs on one product, account or address is as much in a large shop as in a small one.
import type { Dialect } from '../../framework/db/database.js';

const MATERIALS = ['Oak', 'Steel', 'Linen', 'Glass', 'Leather', 'Copper', 'Cotton', 'Walnut'];
/** Each with the id of its category, as the migrations make them. */
const THINGS = {
  ...{ lamp: 4, table: 4, chair: 4, kettle: 1, clock: 1, shirt: 2, bag: 2 },
  ...{ racket: 5, puzzle: 6, notebook: 3 },
};
const MAKERS = [
  'Nordva',
  'Bellamy',
  'Kestrel',
  'Orlin',
  'Tamsin',
  'Verde',
  'Hartig',
  'Lumo',
  'Sato',
  'Quill',
];
const ROOMS = ['kitchen', 'garden', 'office', 'hall', 'workshop', 'nursery', 'studio'];
const MANNERS = ['plain', 'sturdy', 'light', 'elegant', 'compact', 'generous', 'quiet', 'warm', 'handy'];
const FIRST_NAMES = ['Anna', 'Ben', 'Clara', 'David', 'Eva', 'Finn', 'Greta', 'Hugo', 'Ida', 'Jonas', 'Kira'];
const LAST_NAMES = ['Abel', 'Berg', 'Conti', 'Dahl', 'Evans', 'Fuchs', 'Garcia', 'Holm', 'Ivanov', 'Jansen'];
/** Ten products have each of these words, in a shop of any size from 100 products. */
export const RARE_WORDS = [
  ...['zephyr', 'quixote', 'obsidian', 'jacquard', 'fjordline'],
  ...['gazebo', 'vortex', 'xylem', 'halcyon', 'palisade'],
];

const YEAR_S = 31_536_000;

/** A statement, the table that it fills, and how long it takes in comparison with the others. */
export interface Filling {
  table: string;
  what: string;
  weight: number;
  sql: string;
}

/** The statements in their order, for so many products and as many orders. The newest is an hour old. */
export function fillings(dialect: Dialect, rows: number): Filling[] {
  const sql = new ShopSql(dialect, rows, Date.now() / 1000 - 3_600);
  const accounts = Math.ceil(rows / 10);
  return [
    { table: 'products_product', what: 'products', weight: 12, sql: sql.products() },
    { table: 'customers_customer', what: 'customers', weight: 1, sql: sql.customers(accounts) },
    { table: 'orders_orderitem', what: 'order items', weight: 6, sql: sql.items() },
    { table: 'orders_order', what: 'orders', weight: 10, sql: sql.orders(accounts) },
    { table: 'orders_statuschange', what: 'histories of orders', weight: 8, sql: sql.history() },
    { table: 'products_stockmovement', what: 'stock movements', weight: 20, sql: sql.movements() },
    { table: 'carts_cart', what: 'carts', weight: 1, sql: sql.carts(Math.ceil(rows / 100)) },
    { table: 'carts_cartitem', what: 'cart items', weight: 1, sql: sql.cartItems(Math.ceil(rows / 100)) },
    {
      table: 'recommendations_recommendation',
      what: 'recommendations',
      weight: 1,
      sql: sql.recommendations(),
    },
  ];
}

class ShopSql {
  constructor(
    private readonly dialect: Dialect,
    private readonly rows: number,
    /** The moment of the newest row, in seconds since 1970. */
    private readonly end: number,
  ) {}

  products(): string {
    const form = spread('n', 0, 4);
    const rare = `CASE WHEN n % ${Math.ceil(this.rows / 100)} = 7
      THEN ' ' || ${pick(RARE_WORDS, `n / ${Math.ceil(this.rows / 100)}`)} ELSE '' END`;
    const things = Object.keys(THINGS);
    const words = `SELECT n, ${form} AS form, ${pick(MATERIALS, spread('n', 1, 8))} AS material,
      ${pick(things, spread('n', 2, 10))} AS thing, ${pick(MAKERS, spread('n', 3, 10))} AS maker, ${rare} AS rare
      FROM ${this.numbers(this.rows)}`;
    const named = `SELECT n, thing,
      CASE WHEN form < 2 THEN material || ' ' || thing || ' ' || maker
        WHEN form = 2 THEN maker || ' ' || thing || ' of ' || lower(material)
        ELSE maker || ' ' || thing END || rare || ' ' || n AS name,
      'A ' || ${pick(MANNERS, spread('n', 4, 9))} || ' ' || thing || ' for the ' || ${pick(ROOMS, spread('n', 5, 7))} || '.'
        || CASE WHEN form = 3 THEN ' Made of ' || lower(material) || '.' ELSE '' END AS description,
      CASE WHEN n % 2 = 0 THEN 'SKU-' || n END AS sku FROM (${words}) AS words`;
    return `INSERT INTO products_product (id, name, name_key, description, sku, search_text, price_cents, stock_quantity,
        category_id, archived, version, created_at, updated_at)
      SELECT n, name, lower(name), description, sku, lower(name || '\n' || description || coalesce('\n' || sku, '')),
        ${price('n')}, ${stock('n')}, ${byName('thing', THINGS)}, n % 50 = 0, 1, ${this.moment('n')}, ${this.moment('n')}
      FROM (${named}) AS named ORDER BY n`;
  }

  customers(accounts: number): string {
    const made = `SELECT n, ${nameOf('n')} AS name, ${emailOf('n')} AS email FROM ${this.numbers(accounts)}`;
    const at = this.moment(`n * ${this.rows / accounts}`);
    return `INSERT INTO customers_customer (id, email, email_key, name, name_key, phone, phone_key, shipping_address,
        password, active, search_text, created_at, updated_at)
      SELECT n, email, email, name, lower(name), '', '', n || ' Main Street', '!', n % 50 <> 0,
        lower(email || '\n' || name || '\n'), ${at}, ${at} FROM (${made}) AS made ORDER BY n`;
  }

  /** Every second order has a second item, of the twentieth of the products that sells best. */
  items(): string {
    const product = `1 + CASE WHEN line = 0 THEN ${spread('n', 6, this.rows)}
      ELSE ${spread('n', 7, Math.ceil(this.rows / 20))} END`;
    const lines = `SELECT n, line, ${product} AS product_id, 1 + ${spread('(n + line)', 8, 3)} AS quantity
      FROM ${this.numbers(this.rows)} CROSS JOIN (SELECT 0 AS line UNION ALL SELECT 1) AS lines
      WHERE line = 0 OR n % 2 = 0`;
    return `INSERT INTO orders_orderitem (order_id, product_id, product_name, quantity, price_cents, subtotal_cents, currency)
      SELECT n, product_id, name, quantity, price_cents, quantity * price_cents, 'USD'
      FROM (${lines}) AS lines JOIN products_product ON products_product.id = product_id ORDER BY n, line`;
  }

  orders(accounts: number): string {
    const made = `SELECT n, account, ${nameOf('account')} AS name, ${emailOf('account')} AS email
      FROM (SELECT n, 1 + ${spread('n', 9, accounts)} AS account FROM ${this.numbers(this.rows)}) AS buyers`;
    const status = pick(
      [
        'delivered',
        'delivered',
        'delivered',
        'delivered',
        'delivered',
        'delivered',
        'shipped',
        'processing',
      ].concat('pending', 'cancelled'),
      spread('n', 10, 10),
    );
    return `INSERT INTO orders_order (id, customer_id, customer_name, customer_name_key, customer_email, shipping_address,
        status, payment_status, total_cents, currency, search_text, version, created_at, updated_at)
      SELECT n, CASE WHEN n % 2 = 0 THEN account END, name, lower(name), email, account || ' Main Street',
        ${status}, 'unpaid', total, 'USD', lower(name || '\n' || email), 1, ${this.moment('n')}, ${this.moment('n')}
      FROM (${made}) AS made
      JOIN (SELECT order_id, sum(subtotal_cents) AS total FROM orders_orderitem GROUP BY order_id) AS totals
        ON totals.order_id = n ORDER BY n`;
  }

  history(): string {
    const way = ['', 'pending', 'processing', 'shipped', 'delivered'];
    const steps = way
      .slice(1)
      .flatMap((status, last) =>
        way.slice(1, last + 2).map((to, place) => [status, place, way[place] ?? '', to] as const),
      );
    const all = [
      ...steps,
      ['cancelled', 0, '', 'pending'],
      ['cancelled', 1, 'pending', 'cancelled'],
    ] as const;
    const selects = all.map(
      ([status, place, from, to]) =>
        `SELECT '${status}' AS last, ${place} AS place, '${from}' AS step_from, '${to}' AS step_to`,
    );
    return `INSERT INTO orders_statuschange (order_id, from_status, to_status, changed_by, changed_at)
      SELECT o.id, step_from, step_to, 'system', o.created_at
      FROM orders_order o JOIN (${selects.join(' UNION ALL ')}) AS steps ON steps.last = o.status
      ORDER BY o.id, place`;
  }

  /** The first stock, what was sold, and what came back from cancelled orders: it leads to the stock of the product. */
  movements(): string {
    const sold = `SELECT i.product_id, i.order_id, i.id AS item, i.quantity, o.status, o.created_at
      FROM orders_orderitem i JOIN orders_order o ON o.id = i.order_id`;
    const moves = `SELECT id AS product_id, 0 AS item, 'initial' AS kind, 0 AS delta, ${this.nullId()} AS order_id,
        created_at FROM products_product
      UNION ALL SELECT product_id, item, 'sold', -quantity, order_id, created_at FROM (${sold}) AS s
      UNION ALL SELECT product_id, item, 'restored', quantity, order_id, created_at FROM (${sold}) AS r
        WHERE status = 'cancelled'`;
    const levels = `SELECT *, ${stock('product_id')} - sum(delta) OVER (PARTITION BY product_id) AS first,
        sum(delta) OVER (PARTITION BY product_id ORDER BY item, kind DESC) AS change FROM (${moves}) AS moves`;
    return `INSERT INTO products_stockmovement (product_id, kind, delta, stock_quantity, order_id, note, created_at, changed_by)
      SELECT product_id, kind, CASE kind WHEN 'initial' THEN first ELSE delta END, first + change, order_id, '',
        created_at, 'system' FROM (${levels}) AS levels ORDER BY product_id, item, kind DESC`;
  }

  carts(carts: number): string {
    const at = this.moment(`n * ${this.rows / carts}`);
    return `INSERT INTO carts_cart (id, customer_id, created_at, updated_at)
      SELECT n, n, ${at}, ${at} FROM ${this.numbers(carts)} ORDER BY n`;
  }

  cartItems(carts: number): string {
    return `INSERT INTO carts_cartitem (cart_id, product_id, quantity, added_at, product_name)
      SELECT c.id, p.id, 1, c.created_at, p.name
      FROM carts_cart c CROSS JOIN (SELECT 0 AS line UNION ALL SELECT 1) AS lines
      JOIN products_product p ON p.id = 1 + (c.id * 13 + line) % ${this.rows} WHERE c.id <= ${carts}`;
  }

  recommendations(): string {
    return `INSERT INTO recommendations_recommendation (product_id, recommended_product_id, position, created_at)
      SELECT id, 1 + id % ${this.rows}, 1, created_at FROM products_product WHERE id % 10 = 0 ORDER BY id`;
  }

  /** A table `numbers` with the column n, from 1. */
  private numbers(last: number): string {
    return this.dialect === 'postgres'
      ? `generate_series(CAST(1 AS bigint), ${last}) AS numbers (n)`
      : `(WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${last})
          SELECT n FROM counted) AS numbers`;
  }

  /** When the row with this number was made, in the last two years. */
  private moment(number: string): string {
    const seconds = `${this.end} - (${this.rows} - ${number}) * ${(2 * YEAR_S) / this.rows}`;
    return this.dialect === 'postgres'
      ? `to_timestamp(CAST(${seconds} AS double precision))`
      : `strftime('%Y-%m-%dT%H:%M:%fZ', ${seconds}, 'unixepoch')`;
  }

  private nullId(): string {
    return this.dialect === 'postgres' ? 'CAST(NULL AS integer)' : 'NULL';
  }
}

const PRIMES = [
  ...[1_299_709, 15_485_863, 32_452_843, 49_979_687, 67_867_967, 86_028_121, 104_395_301],
  ...[122_949_823, 141_650_939, 160_481_183, 179_424_673],
];

/** A number from 0 to below `of` for each number; those of different places have nothing to do with each other. */
function spread(number: string, place: number, of: number): string {
  return `((CAST(${number} AS bigint) * ${PRIMES[place] ?? 1}) % 2147483647 % ${of})`;
}

/** One of the words, by a number from 0. */
function pick(words: string[], number: string): string {
  const cases = words.map((word, index) => `WHEN ${index} THEN '${word}'`);
  return `CASE (${number}) % ${words.length} ${cases.join(' ')} END`;
}

function byName(column: string, values: Record<string, number>): string {
  const cases = Object.entries(values).map(([name, value]) => `WHEN '${name}' THEN ${value}`);
  return `CASE ${column} ${cases.join(' ')} END`;
}

/** From 0.99 to 899.99, in cents. */
function price(number: string): string {
  return `99 + 100 * ${spread(number, 4, 900)}`;
}

/** One product in 40 is sold out, the others have thousands: measuring orders them again and again. */
function stock(number: string): string {
  return `CASE WHEN ${number} % 40 = 0 THEN 0 ELSE 5000 + ${spread(number, 5, 1_000)} END`;
}

function nameOf(account: string): string {
  return `${pick(FIRST_NAMES, account)} || ' ' || ${pick(LAST_NAMES, `${account} / 11`)}`;
}

/** The e-mail address of an account, which has ten orders. */
function emailOf(account: string): string {
  return `lower(${pick(FIRST_NAMES, account)} || '.' || ${pick(LAST_NAMES, `${account} / 11`)}) || ${account} || '@example.com'`;
}

/** The address of the account with this number, as it is in the rows. */
export function emailOfAccount(account: number): string {
  const first = FIRST_NAMES[account % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[Math.floor(account / 11) % LAST_NAMES.length] ?? '';
  return `${first}.${last}${account}@example.com`.toLowerCase();
}
