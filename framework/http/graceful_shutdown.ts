// Stops an HTTP server so that every request that reached it is answered. Node's own `server.close()` resets
// connections that wait to be accepted, closes idle ones while a client is sending its next request, and lets
// busy ones continue without a limit.
import type { IncomingMessage, RequestListener, Server as HttpServer, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How long requests in progress may take after a stop was requested. */
const GRACE_MS = 10_000;
/** After this time without a new connection no more are expected. A client on a busy machine may be slow. */
const SETTLE_MS = 250;
/** The interval of this check. */
const MAX_SETTLES = 8;
/** How long an open connection without a request may still send one. */
const QUIET_MS = 250;

/** The number of connections so far, and of unanswered requests. */
export interface Traffic {
  accepted: number;
  underWay: number;
}

type Exchange = [IncomingMessage, ServerResponse<IncomingMessage> & { req: IncomingMessage }];

export class Connections {
  private readonly responses = new Map<Socket, Set<ServerResponse>>();
  private held: Exchange[] | null = null;
  private accepted = 0;
  private stopping = false;
  private quiet = false;
  private closed = Promise.resolve();

  /** Handles the server's requests with `handle`; must be created before the server listens. */
  constructor(
    private readonly server: HttpServer,
    private readonly handle: RequestListener,
  ) {
    server.on('connection', (socket: Socket) => this.opened(socket));
    server.on('request', (...exchange: Exchange) => this.requested(exchange));
  }

  get traffic(): Traffic {
    const open = [...this.responses.values()].reduce((sum, responses) => sum + responses.size, 0);
    return { accepted: this.accepted, underWay: open - (this.held?.length ?? 0) };
  }

  /** Stops this server, if no other process listens on its port. */
  async close(): Promise<void> {
    this.hold();
    await calmsDown(() => this.traffic);
    this.stopListening();
    await this.finish();
  }

  /** From now on accepts connections, but starts no request. */
  hold(): void {
    this.held ??= [];
  }

  /** Closes the port; connections in the system's queue would be reset, so there should be none. */
  stopListening(): void {
    this.stopping = true;
    this.closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(this.server, () => resolve());
    });
  }

  /** Answers held requests and those that open connections still send (10 s at most), and closes them. */
  async finish(): Promise<void> {
    for (const open of this.responses.values()) open.forEach(lastOfItsConnection);
    this.release();
    const becomesQuiet = setTimeout(() => void this.becomeQuiet(), QUIET_MS);
    const force = setTimeout(() => this.server.closeAllConnections(), GRACE_MS);
    await this.closed;
    clearTimeout(becomesQuiet);
    clearTimeout(force);
  }

  private release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const exchange of held) this.handle(...exchange);
  }

  private opened(socket: Socket): void {
    this.accepted += 1;
    this.responses.set(socket, new Set());
    socket.once('close', () => this.responses.delete(socket));
  }

  private requested([request, response]: Exchange): void {
    const { socket } = request;
    const open = this.responses.get(socket);
    open?.add(response);
    if (this.stopping) lastOfItsConnection(response);
    response.once('close', () => {
      open?.delete(response);
      if (this.quiet && open?.size === 0) socket.destroySoon();
    });
    if (this.held) this.held.push([request, response]);
    else this.handle(request, response);
  }

  private async becomeQuiet(): Promise<void> {
    await readWaiting();
    this.quiet = true;
    for (const [socket, open] of this.responses) if (open.size === 0) socket.destroySoon();
  }
}

/**
 * Waits, two seconds at most, until no request is in progress and no new connections arrive: clients with held
 * requests open none, so the system's queue is empty then.
 */
export async function calmsDown(traffic: () => Traffic | Promise<Traffic>): Promise<void> {
  let before = await traffic();
  for (let turn = 0; turn < MAX_SETTLES; turn += 1) {
    await delay(SETTLE_MS);
    await readWaiting();
    const now = await traffic();
    if (now.underWay === 0 && now.accepted === before.accepted) return;
    before = now;
  }
}

/** Waits for one turn of the event loop, in which received data is read. */
async function readWaiting(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function lastOfItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
