// Ends an HTTP server so that every request which reached it is answered. Node's own
// `server.close()` resets connections that wait to be accepted, cuts idle ones in the face of a client
// that has just sent its next request, and lets busy ones go on for ever.
import type { IncomingMessage, RequestListener, Server as HttpServer, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** No new connection for so long: those who wait for an answer make none. */
const SETTLE_MS = 50;
/** How often that is waited for. */
const MAX_SETTLES = 20;
/** How long an open connection without a request may still bring one. */
const QUIET_MS = 250;

type Exchange = [IncomingMessage, ServerResponse<IncomingMessage> & { req: IncomingMessage }];

export class Connections {
  private readonly responses = new Map<Socket, Set<ServerResponse>>();
  private held: Exchange[] | null = null;
  private accepted = 0;
  private stopping = false;
  private quiet = false;

  /** Answers the server's requests with `handle`; must be made before the server listens. */
  constructor(
    private readonly server: HttpServer,
    private readonly handle: RequestListener,
  ) {
    server.on('connection', (socket: Socket) => this.opened(socket));
    server.on('request', (...exchange: Exchange) => this.requested(exchange));
  }

  /**
   * Takes no new connections, answers the requests under way and those that the open connections
   * still bring, and closes; what is not done after `graceMs` is cut.
   */
  async close(graceMs: number): Promise<void> {
    await this.settle();
    this.stopping = true;
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(this.server, () => resolve());
    });
    for (const open of this.responses.values()) open.forEach(lastOfItsConnection);
    this.release();
    const becomesQuiet = setTimeout(() => void this.becomeQuiet(), QUIET_MS);
    const force = setTimeout(() => this.server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(becomesQuiet);
    clearTimeout(force);
  }

  /**
   * Takes connections but begins nothing until no more come, so that none waits in the system's queue
   * when the listening socket closes.
   */
  private async settle(): Promise<void> {
    this.held = [];
    for (let turn = 0; turn < MAX_SETTLES; turn += 1) {
      const before = this.accepted;
      await delay(SETTLE_MS);
      await readWaiting();
      if (this.accepted === before) return;
    }
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

/** One whole turn of the event loop: what has reached this process is read. */
async function readWaiting(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function lastOfItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
