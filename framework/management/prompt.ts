// Prompts on a terminal or piped input; passwords are not echoed.
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { CommandError } from './command.js';

export class Prompt {
  private readonly lines: Interface;
  private readonly waiting: string[] = [];
  private wake: (() => void) | undefined;
  private ended = false;
  private secret = false;

  constructor(
    input: NodeJS.ReadableStream = process.stdin,
    private readonly output: NodeJS.WritableStream = process.stdout,
  ) {
    const terminal = (input as Partial<ReadStream>).isTTY === true;
    const echo = new Writable({
      write: (text, _encoding, done) => {
        if (!this.secret) output.write(text as Uint8Array);
        done();
      },
    });
    this.lines = createInterface({ input, output: echo, terminal, historySize: 0 });
    this.lines.on('line', (line) => {
      this.waiting.push(line);
      this.wake?.();
    });
    this.lines.on('SIGINT', () => this.cancel());
    this.lines.on('close', () => {
      this.ended = true;
      this.wake?.();
    });
  }

  /** Reads one line; throws a CommandError at the end of input. */
  async ask(question: string): Promise<string> {
    this.lines.setPrompt(question);
    this.lines.prompt();
    return this.next();
  }

  /** The same without echo. */
  async askSecret(question: string): Promise<string> {
    const answer = this.ask(question);
    this.secret = true;
    try {
      return await answer;
    } finally {
      this.secret = false;
      this.output.write('\n');
    }
  }

  /** Prints a line between questions. */
  say(line: string): void {
    this.output.write(`${line}\n`);
  }

  close(): void {
    this.lines.close();
  }

  private async next(): Promise<string> {
    while (this.waiting.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const line = this.waiting.shift();
    if (line === undefined) throw new CommandError('Operation cancelled.');
    return line;
  }

  /** Ctrl-C. */
  private cancel(): void {
    this.output.write('\n');
    this.lines.close();
  }
}
