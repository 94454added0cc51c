// The stores of request counts for express-rate-limit: memory, the database, or Redis.
import cluster from 'node:cluster';
import { type IncrementResponse, MemoryStore, type Options, type Store } from 'express-rate-limit';
import type { RedisReply } from 'rate-limit-redis';
import { hashKey } from '../auth/keys.js';
import { type Database, now } from '../db/database.js';
import { logger } from '../logging.js';
import { isPostgres, settings } from '../conf/settings.js';
import { RequestCount } from './models.js';

const REDIS_TIMEOUT_MS = 1_000;

/** A store for the counts of one rate, which all processes share if there are several. */
export function storeFor(db: Database, name: string): Store {
  if (settings.REDIS_URL !== '') return new FailingOver(() => redisStore(name));
  const isShared = cluster.isWorker || isPostgres(db.url);
  return isShared ? new FailingOver(() => Promise.resolve(new DatabaseStore(db, name))) : new MemoryStore();
}

class DatabaseStore implements Store {
  private windowMs = 0;

  constructor(
    private readonly db: Database,
    private readonly name: string,
  ) {}

  init({ windowMs }: Options): void {
    this.windowMs = windowMs;
  }

  async increment(key: string): Promise<IncrementResponse> {
    const { table } = RequestCount;
    const [at, ends_at] = [now(), now(this.windowMs)];
    const [row] = await this.db.transaction((trx) =>
      RequestCount.objects(trx)
        .insert({ key_hash: this.hashOf(key), hits: 1, ends_at })
        .onConflict('key_hash')
        .merge({
          hits: trx.raw('CASE WHEN ??.ends_at <= ? THEN 1 ELSE ??.hits + 1 END', [table, at, table]),
          ends_at: trx.raw('CASE WHEN ??.ends_at <= ? THEN excluded.ends_at ELSE ??.ends_at END', [
            ...[table, at, table],
          ]),
        })
        .returning(['hits', 'ends_at']),
    );
    const count = row as { hits: number; ends_at: string };
    return { totalHits: count.hits, resetTime: new Date(count.ends_at) };
  }

  async decrement(key: string): Promise<void> {
    await this.db.transaction((trx) =>
      RequestCount.objects(trx)
        .where({ key_hash: this.hashOf(key) })
        .where('hits', '>', 0)
        .decrement('hits'),
    );
  }

  async resetKey(key: string): Promise<void> {
    await this.db.transaction((trx) =>
      RequestCount.objects(trx)
        .where({ key_hash: this.hashOf(key) })
        .delete(),
    );
  }

  private hashOf(key: string): string {
    return hashKey(`${this.name} ${key}`);
  }
}

let redis: ReturnType<typeof connectToRedis> | undefined;

/** The Redis connection of this process, opened at the first count; it does not keep the process alive. */
async function connectToRedis() {
  const { createClient } = await import('@redis/client');
  const client = createClient({
    url: settings.REDIS_URL,
    disableOfflineQueue: true,
    commandOptions: { timeout: REDIS_TIMEOUT_MS },
    socket: { connectTimeout: REDIS_TIMEOUT_MS, reconnectStrategy: REDIS_TIMEOUT_MS },
  });
  client.on('error', () => undefined); // the caller gets the error
  client.unref();
  const tooLate = new Promise((resolve) => setTimeout(resolve, REDIS_TIMEOUT_MS).unref());
  // It continues to reconnect after that.
  await Promise.race([client.connect(), tooLate]);
  return client;
}

async function redisStore(name: string): Promise<Store> {
  const { RedisStore } = await import('rate-limit-redis');
  const sendCommand = async (...args: string[]): Promise<RedisReply> =>
    (await (redis ??= connectToRedis())).sendCommand(args) as Promise<RedisReply>;
  return new RedisStore({ sendCommand, prefix: `shop throttle ${name}:` });
}

/** Counts in memory while the shared store is unreachable, so that requests are still served and counted. */
class FailingOver implements Store {
  private readonly inMemory = new MemoryStore();
  private options: Options | undefined;
  private shared: Store | undefined;
  private warned = false;

  constructor(private readonly open: () => Promise<Store>) {}

  init(options: Options): void {
    this.options = options;
    this.inMemory.init(options);
  }

  async increment(key: string): Promise<IncrementResponse> {
    try {
      // Recreated after an outage, which reloads the Redis scripts.
      const shared = (this.shared ??= await this.opened());
      const counted = await shared.increment(key);
      this.warned = false;
      return counted;
    } catch (error) {
      if (!this.warned) logger.warn({ err: error }, 'requests are counted in memory for now');
      this.warned = true;
      this.shared = undefined;
      return this.inMemory.increment(key);
    }
  }

  private async opened(): Promise<Store> {
    const shared = await this.open();
    if (this.options) await (shared.init?.(this.options) as Promise<void> | undefined);
    return shared;
  }

  async decrement(key: string): Promise<void> {
    await this.shared?.decrement(key);
  }

  async resetKey(key: string): Promise<void> {
    await this.shared?.resetKey(key);
  }
}
