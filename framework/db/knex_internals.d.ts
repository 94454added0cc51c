// The classes of knex's dialects that sqlite_client.ts and postgres_client.ts extend; knex does not type them.
declare module 'knex/lib/dialects/sqlite3/index.js' {
  export default class Client {
    constructor(config: unknown);
    readonly config: { connection: { filename: string } };
    acquireConnection(): Promise<import('sqlite3').Database>;
    releaseConnection(connection: unknown): Promise<unknown>;
    emit(event: string, ...args: unknown[]): boolean;
    acquireRawConnection(): Promise<unknown>;
    transaction(...args: unknown[]): object;
    queryCompiler(...args: unknown[]): object;
    validateConnection(connection: unknown): boolean;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- knex's own query object
    _query(connection: unknown, query: any): Promise<unknown>;
    destroyRawConnection(connection: unknown): Promise<void>;
  }
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  export default class Transaction {
    readonly readOnly?: boolean;
    readonly trxClient: { query(connection: unknown, sql: string): Promise<unknown> };
    /** Whether it has ended: no more queries run in it. */
    _completed: boolean;
    /** Settle the promise of the whole transaction. */
    readonly _resolver: (value: unknown) => void;
    readonly _rejecter: (error: unknown) => void;
    constructor(client: unknown, ...args: unknown[]);
    begin(connection: unknown): Promise<unknown>;
    commit(connection: unknown, value: unknown): Promise<unknown>;
    query(connection: unknown, sql: string): Promise<unknown>;
  }
}

declare module 'knex/lib/dialects/postgres/index.js' {
  export default class Client {
    constructor(config: unknown);
    readonly connectionSettings: import('pg').ClientConfig;
    _acquireOnlyConnection(): Promise<unknown>;
    transaction(...args: unknown[]): object;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- knex's own query object
    _query(connection: unknown, query: any): Promise<unknown>;
  }
}

declare module 'knex/lib/dialects/postgres/execution/pg-transaction.js' {
  export default class Transaction {
    readonly trxClient: {
      readonly config: { isPooled?: boolean };
      query(connection: unknown, sql: string): Promise<unknown>;
    };
    /** Whether it has ended: no more queries run in it. */
    _completed: boolean;
    /** Settle the promise of the whole transaction. */
    readonly _resolver: (value: unknown) => void;
    readonly _rejecter: (error: unknown) => void;
    constructor(client: unknown, ...args: unknown[]);
    begin(connection: unknown): Promise<unknown>;
    commit(connection: unknown, value: unknown): Promise<unknown>;
    query(connection: unknown, sql: string): Promise<unknown>;
  }
}
