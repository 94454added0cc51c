// The id of each request, which is also in its answer, and its line in the log.
import type { Request, RequestHandler, Response } from 'express';
import { acceptRequestId } from '../grpc/call_metadata.js';
import { redactUrl } from '../log_redaction.js';
import { logger } from '../logging.js';
import { clientAddressOf, principalName } from './access.js';

declare module 'http' {
  interface IncomingMessage {
    /** The id that the client sent, or a new one. */
    id: string;
  }
}

/** No field of the line can hold a secret, so none is looked for; texts are redacted as in every line. */
const lines = logger.child({}, { redact: [] });

/** Gives the request its id, and logs it when it has been answered or its client has gone. */
export const requestLog: RequestHandler = (request, response, next) => {
  const startedAt = Date.now();
  request.id = acceptRequestId(request.headers['x-request-id']);
  response.setHeader('X-Request-Id', request.id);
  response.once('close', () => logRequest(request, response, Date.now() - startedAt));
  // Without a listener the error of an answer, such as a write after its end, would end the process.
  response.on('error', () => undefined);
  next();
};

function logRequest(request: Request, response: Response, ms: number): void {
  const { statusCode: status } = response;
  const level = levelOf(status);
  if (!lines.isLevelEnabled(level)) return;
  const line = {
    // The same names as in the lines of gRPC.
    request_id: request.id,
    req: { method: request.method, url: redactUrl(request.originalUrl) },
    client_address: clientAddressOf(request),
    principal: principalName(request),
    res: { status },
    ms,
  };
  // Errors have a separate line, with their stack.
  if (status >= 500) lines[level](line, 'request errored');
  else lines[level](line, response.writableEnded ? 'request completed' : 'request aborted');
}

function levelOf(status: number): 'info' | 'warn' | 'error' {
  if (status === 503 || status === 504) return 'warn';
  return status >= 500 ? 'error' : 'info';
}
