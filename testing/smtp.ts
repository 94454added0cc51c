// A mail server on this machine: a real one, which keeps the mails that it takes, read.
import { setTimeout as delay } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { freePort } from './ports.js';

/** Long enough for a busy machine. */
const ARRIVED_MS = 60_000;

/** How the server answers a recipient: undefined takes the mail, a code and a text refuse it. */
type Answer = { code: number; text: string } | undefined;

export class MailServer {
  readonly mails: Email[] = [];
  /** Tests change it. */
  answer: (address: string) => Answer = () => undefined;
  private holding: Promise<void> = Promise.resolve();
  private server: SMTPServer | undefined;

  private constructor(private readonly port: number) {}

  /** A server that runs. */
  static async start(): Promise<MailServer> {
    const made = new MailServer(await freePort());
    await made.start();
    return made;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Runs on its port, again after a stop. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        void this.holding.then(() => {
          const refused = this.answer(address);
          if (refused) done(Object.assign(new Error(refused.text), { responseCode: refused.code }));
          else done();
        });
      },
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
            this.mails.push(mail);
            done();
          }, done);
        });
      },
    });
    server.on('error', () => undefined); // of connections that tests cut
    this.server = server;
    await new Promise<void>((resolve) => void server.listen(this.port, '127.0.0.1', resolve));
  }

  /** From now on it answers no recipient, until the returned function is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.holding = new Promise((resolve) => (release = resolve));
    return release;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(resolve) : resolve()));
    this.server = undefined;
  }

  /** The mails to an address, as soon as there are so many. */
  async mailsTo(address: string, count: number): Promise<Email[]> {
    const until = Date.now() + ARRIVED_MS;
    for (;;) {
      const found = this.mails.filter(({ to }) => to?.some((one) => one.address === address));
      if (found.length >= count) return found;
      if (Date.now() > until) {
        throw new Error(
          `${found.length} of ${count} mails arrived: ${this.mails.map((one) => one.subject).join('; ')}`,
        );
      }
      await delay(20);
    }
  }
}
