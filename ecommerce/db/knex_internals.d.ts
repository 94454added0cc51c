// The two classes of knex's SQLite dialect that sqlite_client.ts extends; knex does not type them.
declare module 'knex/lib/dialects/sqlite3/index.js' {
  export default class Client {
    constructor(config: unknown);
    readonly config: { connection: { filename: string } };
    acquireRawConnection(): Promise<unknown>;
    transaction(...args: unknown[]): object;
    queryCompiler(...args: unknown[]): object;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- knex's own query object
    _query(connection: unknown, query: any): Promise<unknown>;
    destroyRawConnection(connection: unknown): Promise<void>;
  }
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  export default class Transaction {
    readonly readOnly?: boolean;
    constructor(client: unknown, ...args: unknown[]);
    begin(connection: unknown): Promise<unknown>;
    query(connection: unknown, sql: string): Promise<unknown>;
  }
}
