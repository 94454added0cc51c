// A way to PostgreSQL that can be cut, closed, and made to go silent.
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../../testing/ports.js';

export interface BreakableProxy {
  /** The database's address by this way. */
  url: string;
  /** Ends every connection. */
  cut(): void;
  /** Whether connections are refused; those that are open are ended. */
  refuse(refusing: boolean): void;
  /** Whether nothing is forwarded, while connections stay open. */
  silence(silent: boolean): void;
  close(): void;
}

/** A proxy in front of the database with this address. */
export async function breakableProxy(databaseUrl: string): Promise<BreakableProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let refusing = false;
  let silent = false;
  const server = createServer((client) => {
    if (refusing) return void client.destroy();
    const database = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => void to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (silent) from.pause();
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    cut,
    refuse: (value) => {
      refusing = value;
      if (refusing) cut();
    },
    silence: (value) => {
      silent = value;
      for (const socket of sockets) {
        if (silent) socket.pause();
        else socket.resume();
      }
    },
    close: () => {
      cut();
      server.close();
    },
  };
}
