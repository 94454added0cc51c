// The shop's API: plain fetch, with the tokens of a guest, idempotency keys, retries, and errors that say what is wrong.

/** What an answer that is not 2xx says: a sentence, a code, and the problems of single fields. */
export class ApiError extends Error {
  constructor(status, { error, code, details }) {
    super(error ?? `The shop answered ${status}.`);
    this.code = code;
    this.details = details ?? [];
  }
}

const ATTEMPTS = 4;
const BUSY = [429, 503, 504];

const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** A key for one intended action. Sent again with the same key, the action is done once. */
export function newKey() {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}

/**
 * An API at this address. `tokens()` gives the headers of the guest; empty ones are left out. Requests that may
 * be repeated (GET, and whatever has a key) are, when the shop does not answer or asks to try later.
 */
export function connect(shop, tokens) {
  async function send(method, path, { body, key } = {}) {
    const headers = { ...tokens(), ...(key && { 'Idempotency-Key': key }) };
    for (const [name, value] of Object.entries(headers)) if (!value) delete headers[name];
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const request = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const mayRepeat = method === 'GET' || key !== undefined;
    for (let attempt = 1; ; attempt++) {
      const isLast = !mayRepeat || attempt === ATTEMPTS;
      try {
        const answer = await fetch(shop + path, { ...request, signal: AbortSignal.timeout(15_000) });
        if (isLast || !BUSY.includes(answer.status)) return await checked(answer);
        await wait(Number(answer.headers.get('Retry-After')) || attempt);
      } catch (error) {
        if (error instanceof ApiError) throw error;
        if (isLast) throw new Error('The shop does not answer. Try again in a moment.');
        await wait(attempt);
      }
    }
  }
  const json = async (...request) => (await send(...request)).json();
  return {
    get: (path) => json('GET', path),
    post: (path, body, key) => json('POST', path, { body, key }),
    patch: (path, body) => json('PATCH', path, { body }),
    remove: (path) => json('DELETE', path),
    file: async (path) => (await send('GET', path)).blob(),
  };
}

async function checked(answer) {
  if (answer.ok) return answer;
  throw new ApiError(answer.status, await answer.json().catch(() => ({})));
}
