// What knex itself would print. Whoever waits for a connection or a query hears of its error anyway, and says
// once what it means; a trace for each request of an outage hides the rest of the log.
import type { Knex } from 'knex';
import { logger } from '../logging.js';

const debug = (message: unknown): void => logger.debug({ knex: String(message) }, 'knex');

export const knexLog: Knex.Logger = { error: debug, warn: debug, debug, deprecate: debug };
