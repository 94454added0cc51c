// The log: one pino logger per process, one JSON object per line (or readable text), to standard output or
// to LOG_FILE, which only its owner may read.
import { openSync } from 'node:fs';
import { type Logger, type LoggerOptions, pino } from 'pino';
import { describeError, redactText } from './log_redaction.js';
import { settings } from './conf/settings.js';
import { currentRequest } from './request_context.js';

/** Fields that are never logged. */
const SECRET_PATHS = ['password', 'token', 'access_token', 'refresh_token', 'authorization', 'cookie'];

/** Written in blocks, at least once a second, because a write per line is expensive. */
const buffered = pino.destination({
  // Opened synchronously: a process that ends before its log is open would lose the last lines.
  ...(settings.LOG_FILE !== '' && { dest: openSync(settings.LOG_FILE, 'a', 0o600) }),
  ...{ sync: false, minLength: 16_000, periodicFlush: 1000 },
});

/** The command that this process runs: `runserver`, `grpc-server`. */
function nameOfProcess(): string {
  const command = process.argv[2] ?? '';
  return /^[a-z][a-z_-]*$/.test(command) ? command : 'other';
}

const options: LoggerOptions = {
  level: settings.LOG_LEVEL,
  base: { pid: process.pid, process: nameOfProcess() },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
  // Lines of a request that do not name it themselves. Children of the logger do.
  mixin: (fields: { request_id?: unknown }, _level, of) => {
    const request = currentRequest();
    if (!request) return {};
    const trace = request.span && { trace_id: request.span.traceId };
    return of === logger && fields.request_id === undefined
      ? { request_id: request.requestId, ...trace }
      : { ...trace };
  },
  hooks: { streamWrite: redactText },
  redact: SECRET_PATHS.flatMap((name) => [name, `*.${name}`]),
};

const forPeople = {
  target: 'pino-pretty',
  options: {
    ...{ ignore: 'pid,process', translateTime: 'SYS:HH:MM:ss' },
    ...(settings.LOG_FILE !== '' && { destination: settings.LOG_FILE, colorize: false }),
  },
};

export const logger: Logger =
  settings.LOG_FORMAT === 'pretty' ? pino({ ...options, transport: forPeople }) : pino(options, buffered);
