// Ends an HTTP server so that every request which reached it is answered. Node's own
// `server.close()` resets connections that wait to be accepted, closes idle ones while a client is sending
// that has just sent its next request, and lets busy ones go on for ever.
import type { IncomingMessage, RequestListener, Server as HttpServer, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How long requests under way may take after a stop was asked for. */
const GRACE_MS = 10_000;
/** No new connection for so long, and no more are expected. A client on a busy machine takes its time for the next. */
const SETTLE_MS = 250;
/** How often that is waited for. */
const MAX_SETTLES = 8;
/** How long an open connection without a request may still bring one. */
const QUIET_MS = 250;

/** Connections so far, and requests begun that are not answered yet. */
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

  /** Answers the server's requests with `handle`; must be made before the server listens. */
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

  /** Ends this server, when no other process listens on its port. */
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

  /** Gives the port back; none should wait in the system's queue, for they would be cut. */
  stopListening(): void {
    this.stopping = true;
    this.closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(this.server, () => resolve());
    });
  }

  /** Answers what was held and what the open connections still bring (10 s at most), and closes them. */
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
 * Waits, two seconds at most, until nothing is under way and no more connections come: those who wait for
 * an answer that is held make none, so that none is in the system's queue then.
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

/** One whole turn of the event loop: what has reached this process is read. */
async function readWaiting(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function lastOfItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
