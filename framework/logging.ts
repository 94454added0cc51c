// The log: one pino logger per process, one JSON object per line (or readable text), to standard output or
// to LOG_FILE, which only its owner may read.
import { openSync } from 'node:fs';
import { type LoggerOptions, pino } from 'pino';
import { describeError, redactText } from './log_redaction.js';
import { settings } from './conf/settings.js';

/** Fields that are never logged. */
const SECRET_PATHS = ['password', 'token', 'access_token', 'refresh_token', 'authorization', 'cookie'];

/** Written in blocks, at least once a second, because a write per line is expensive. */
const buffered = pino.destination({
  // Opened synchronously: a process that ends before its log is open would lose the last lines.
  ...(settings.LOG_FILE !== '' && { dest: openSync(settings.LOG_FILE, 'a', 0o600) }),
  ...{ sync: false, minLength: 4096, periodicFlush: 1000 },
});

const options: LoggerOptions = {
  level: settings.LOG_LEVEL,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
  hooks: { streamWrite: redactText },
  redact: SECRET_PATHS.flatMap((name) => [name, `*.${name}`]),
};

const forPeople = {
  target: 'pino-pretty',
  options: {
    ...{ ignore: 'pid', translateTime: 'SYS:HH:MM:ss' },
    ...(settings.LOG_FILE !== '' && { destination: settings.LOG_FILE, colorize: false }),
  },
};

export const logger =
  settings.LOG_FORMAT === 'pretty' ? pino({ ...options, transport: forPeople }) : pino(options, buffered);
