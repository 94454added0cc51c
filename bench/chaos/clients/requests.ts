// The requests of one client: each is written down, and tried again with its key until its answer is final.
import { setTimeout as delay } from 'node:timers/promises';
import type { History } from '../history.js';
import type { Claim, Ledger, Told } from '../ledger.js';
import type { Machine } from '../machine.js';
import { between, pick, type Random } from '../random.js';

/** A client gives up on an attempt after this long, and on a request after this many attempts. */
const CLIENT_TIMEOUT_MS = 40_000;
const MAX_ATTEMPTS = 60;

export interface Answer {
  /** 0 when the connection failed. */
  status: number;
  body: Record<string, unknown>;
  text: string;
  cookies: string[];
}

export interface Call {
  method?: string;
  path: string;
  body?: unknown;
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

/** What all clients of a run share. */
export interface Clients {
  ports: number[];
  /** Products with plenty of stock, then those that are scarce. */
  plenty: number[];
  scarce: number[];
  staffToken: string;
  /** Of the member of staff who works in the admin. */
  username: string;
  password: string;
  ledger: Ledger;
  history: History;
  /** No request may take longer than this, without the time that the machine was busy. */
  longestMs: number;
  machine: Machine;
}

export class Requests {
  private serial = 0;

  constructor(
    readonly shared: Clients,
    readonly random: Random,
    readonly name: string,
  ) {}

  newKey(): string {
    this.serial += 1;
    return `${this.name}-${this.serial}.`;
  }

  get staff(): Record<string, string> {
    return { Authorization: `Token ${this.shared.staffToken}` };
  }

  /** One attempt, at one of the web servers. */
  async once({ method = 'GET', path, body, form, headers = {} }: Call): Promise<Answer> {
    const { ledger, history, ports, longestMs, machine } = this.shared;
    const started = performance.now();
    let answer: Answer = { status: 0, body: {}, text: '', cookies: [] };
    let failure = '';
    const port = pick(this.random, ports);
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        ...{ method, redirect: 'manual' },
        headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(form && { body: new URLSearchParams(form) }),
        signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS),
      });
      answer = { status: response.status, ...(await contentOf(response)) };
    } catch (error) {
      const { name, cause } = error as Error & { cause?: { code?: string } };
      failure = name === 'TimeoutError' ? 'no answer' : `connection ${cause?.code ?? name}`;
    }
    const ms = Math.round(performance.now() - started);
    const what = `${method} ${path}`;
    const key = headers['Idempotency-Key'] ?? this.name;
    const code = typeof answer.body.code === 'string' ? ` ${answer.body.code}` : '';
    const request = typeof answer.body.request_id === 'string' ? ` ${answer.body.request_id}` : '';
    history.request(`${key} :${port} ${what} ${answer.status || failure}${code} ${ms} ms${request}`);
    ledger.count(failure || `HTTP ${answer.status}`);
    ledger.slowestMs = Math.max(ledger.slowestMs, ms);
    const busyMs = ms > longestMs ? machine.waitedSince(started) : 0;
    if (ms - busyMs > longestMs)
      ledger.fault(
        `took ${ms} ms (the machine was busy for ${busyMs}): ${what} (${key}), answered ${answer.status || failure}`,
      );
    if (answer.status === 500) ledger.fault(`500: ${what} (${key}) ${answer.text.slice(0, 200)}`);
    return answer;
  }

  /**
   * Tries again until the answer is final, and writes it down in the claim. `isKeyed`: a refusal counts for the attempts
   * before it too.
   */
  async untilTold(call: Call, claim?: Claim, isKeyed = true): Promise<Answer & { told: Told }> {
    let isOpen = false;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const answer = await this.once(call);
      let told = toldBy(answer);
      // The caller is refused before the key is looked at.
      const isSure = isKeyed && answer.status !== 401 && answer.status !== 403;
      if (told === 'refused' && isOpen && !isSure) told = 'open';
      else if (told === 'open') {
        isOpen ||= answer.status !== 429;
        await delay(between(this.random, 50, 300) * Math.min(attempt, 6));
        continue;
      }
      if (claim) {
        claim.told = told;
        if (told === 'acknowledged' && typeof answer.body.id === 'number') claim.id = answer.body.id;
      }
      return { ...answer, told };
    }
    this.shared.ledger.fault(`no final answer: ${call.method ?? 'GET'} ${call.path}`);
    return { status: 0, body: {}, text: '', cookies: [], told: 'open' };
  }

  /** A POST with its key. */
  post(
    path: string,
    { key, body, claim, headers = {} }: { key: string; body?: unknown; claim?: Claim; headers?: object },
  ): Promise<Answer & { told: Told }> {
    const all = { ...headers, 'Idempotency-Key': key };
    return this.untilTold({ method: 'POST', path, headers: all, ...(body !== undefined && { body }) }, claim);
  }
}

async function contentOf(response: Response): Promise<Omit<Answer, 'status'>> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { body, text, cookies: response.headers.getSetCookie() };
}

function toldBy({ status, body }: Answer): Told {
  if (status >= 200 && status < 400) return 'acknowledged';
  // 402 comes with a transaction that was written down.
  if (status === 402) return 'acknowledged';
  const isRefusal = status >= 400 && status < 500 && status !== 429 && body.code !== 'in_progress';
  return isRefusal ? 'refused' : 'open';
}
