// A way to PostgreSQL that a test can close, or cut at the answer to a COMMIT.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { freePort } from './ports.js';

export interface PostgresProxy {
  /** The database's address by this way. */
  url: string;
  /** Lets connections through from now on; before they are refused. */
  open(): void;
  /** Ends all connections, and refuses new ones until it is opened again. */
  refuse(): void;
  /** The next COMMIT reaches the database, but its answer is lost with the connection. */
  loseNextCommit(): void;
  /** Whether nothing is forwarded any more, over connections that stay open and over new ones. */
  silence(silent: boolean): void;
  close(): void;
}

/** A proxy in front of the database with this address; it is closed until it is opened. */
export async function proxyTo(databaseUrl: string): Promise<PostgresProxy> {
  const target = new URL(databaseUrl);
  let isOpen = false;
  let losing = false;
  let isSilent = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    if (!isOpen) return void client.destroy();
    const database = connect(Number(target.port || 5432), target.hostname);
    let lost = false;
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      if (isSilent) socket.pause();
    }
    client.on('data', (bytes) => {
      lost ||= losing && bytes.includes('COMMIT;');
      if (lost) losing = false;
      database.write(bytes);
    });
    database.on('data', (bytes) => void (lost ? client.destroy() : client.write(bytes)));
    together(client, database);
  });
  await new Promise<void>(
    (resolve) => void freePort().then((port) => server.listen(port, '127.0.0.1', resolve)),
  );
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    open: () => (isOpen = true),
    refuse: () => {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
    },
    loseNextCommit: () => (losing = true),
    silence: (silent) => {
      isSilent = silent;
      for (const socket of sockets) {
        if (silent) socket.pause();
        else socket.resume();
      }
    },
    close: () => server.close(),
  };
}

/** When one of them ends, so does the other. */
function together(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.end());
  }
}
