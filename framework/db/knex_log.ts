// Suppresses knex's own log. Callers get the error of a connection or query anyway, and log it once; a stack
// trace for each request of an outage would hide the rest of the log.
import type { Knex } from 'knex';
import { logger } from '../logging.js';

const debug = (message: unknown): void => logger.debug({ knex: String(message) }, 'knex');

export const knexLog: Knex.Logger = { error: debug, warn: debug, debug, deprecate: debug };
