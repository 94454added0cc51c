// HTTP clients that ask as fast as they are answered.
import autocannon from 'autocannon';
import type { Ask } from './catalogue.js';

export const CONNECTIONS = 32;

/** What came of a load: how much was done, and in how many milliseconds half and nearly all of it was answered. */
export interface Sample {
  done: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** One request of a connection; `answered` gets the body of its answer. */
export interface Step {
  ask: () => Ask;
  answered?: (body: string) => void;
}

interface Clients {
  port: number;
  seconds: number;
  headers?: (connection: number) => Record<string, string>;
  connections?: number;
  /** Requests a second of all connections together; as many as are answered without it. */
  rate?: number;
}

/** Each connection takes its steps again and again; all of them together count as one thing done. Fails when a request fails. */
export async function loadHttp(
  { port, seconds, headers = () => ({}), connections = CONNECTIONS, rate }: Clients,
  steps: (connection: number) => Step[],
): Promise<Sample> {
  let connection = 0;
  const { length } = steps(0);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    ...{ connections, duration: seconds },
    ...(rate !== undefined && { overallRate: rate }),
    setupClient: (client) => {
      const own = headers(connection);
      client.setRequests(steps(connection).map((step) => requestOf(step, own)));
      connection += 1;
    },
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) {
    const statuses = Object.entries(result.statusCodeStats ?? {}).map(
      ([code, { count }]) => `${count} × ${code}`,
    );
    throw new Error(
      `${failed} requests such as ${steps(0)[0]?.ask().path} failed: ${statuses.join(', ')}, ` +
        `${result.errors} without an answer.`,
    );
  }
  const done = result.requests.total / length;
  return { done, perSecond: done / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

function requestOf({ ask, answered }: Step, headers: Record<string, string>): autocannon.Request {
  return {
    setupRequest: (request) => {
      const { method = 'GET', path, body } = ask();
      // Headers of its own for each: autocannon writes the body's length into them.
      const typed = body ? { ...headers, 'content-type': 'application/json' } : { ...headers };
      return {
        ...request,
        method,
        path,
        headers: typed,
        body: body && JSON.stringify(body),
      } as autocannon.Request;
    },
    ...(answered && { onResponse: (_status: number, body: string) => answered(body) }),
  };
}
