// Sends one event to one endpoint: signed as Standard Webhooks says, to a public address, without following redirects.
import http from 'node:http';
import https from 'node:https';
import { Webhook } from 'standardwebhooks';
import type { Envelope } from '../events/envelope.js';
import { publicLookup, refuseLiteral } from './addresses.js';
import type { AttemptRow, EndpointRow } from './models.js';
import { secretOf } from './secrets.js';

/** How long an endpoint may take to answer; less than the time of a delivery. */
const ANSWER_MS = 10_000;
/** How much of an answer is read, for how long, and how many characters of it are kept. */
const READ_BYTES = 4_096;
const READ_MS = 2_000;
const KEPT = 300;

/** What became of a request; `error` is '' when the event has arrived. */
export type Outcome = Pick<AttemptRow, 'status_code' | 'duration_ms' | 'error' | 'answer'>;

/** Sends it; never rejects. `signal` ends it early. */
export async function sendTo(
  endpoint: Pick<EndpointRow, 'url' | 'sealed_secret'>,
  envelope: Envelope,
  signal: AbortSignal,
): Promise<Outcome> {
  const started = performance.now();
  const late = AbortSignal.timeout(ANSWER_MS);
  const result = await post(endpoint, envelope, AbortSignal.any([signal, late])).catch(
    (thrown: unknown): Omit<Outcome, 'duration_ms'> => {
      const { message } = thrown as Error;
      const error = late.aborted ? `no answer within ${ANSWER_MS / 1_000} s` : message;
      return { status_code: null, answer: '', error: error.slice(0, KEPT) };
    },
  );
  return { ...result, duration_ms: Math.round(performance.now() - started) };
}

async function post(
  { url, sealed_secret }: Pick<EndpointRow, 'url' | 'sealed_secret'>,
  envelope: Envelope,
  signal: AbortSignal,
): Promise<Omit<Outcome, 'duration_ms'>> {
  const secret = secretOf({ sealed_secret });
  if (secret === undefined) throw new Error('the secret cannot be read: SECRET_KEY is another one');
  const address = new URL(url);
  refuseLiteral(address);
  const body = JSON.stringify(envelope);
  const response = await request(address, body, headersOf(secret, envelope.id, body), signal);
  const { statusCode = 0 } = response;
  const answer = await beginningOf(response);
  if (statusCode >= 200 && statusCode < 300) return { status_code: statusCode, error: '', answer: '' };
  const isRedirect = statusCode >= 300 && statusCode < 400;
  const error = `answered ${statusCode}${isRedirect ? ': redirects are not followed' : ''}`;
  return { status_code: statusCode, error, answer };
}

function headersOf(secret: string, id: string, body: string): Record<string, string> {
  const now = new Date();
  return {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': 'shop-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
}

/** The connection is used once: a later request looks the host up again. */
function request(
  url: URL,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request: begin } = url.protocol === 'https:' ? https : http;
    begin(url, { method: 'POST', headers, agent: false, lookup: publicLookup, signal }, resolve)
      .on('error', reject)
      .end(body);
  });
}

/** The beginning of the answer as text that every database can store. An endpoint may send without end. */
function beginningOf(response: http.IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (): void => {
      clearTimeout(timer);
      response.destroy();
      const text = Buffer.concat(chunks).subarray(0, READ_BYTES).toString('utf8');
      resolve(
        text
          .replace(/[\p{Cc}\uFFFD\s]+/gu, ' ')
          .trim()
          .slice(0, KEPT),
      );
    };
    const timer = setTimeout(end, READ_MS);
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= READ_BYTES) end();
    });
    response.once('end', end).on('error', end).once('close', end);
  });
}
