// A progress bar on stderr, on terminals only.
const WIDTH = 30;

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

export class ProgressBar {
  private done = 0;
  private shown = '';

  /** `total` is what `add` will have counted in the end. */
  constructor(
    private readonly total: number,
    private readonly terminal: Terminal = process.stderr,
  ) {}

  /** Counts so many more; `what` is being worked on. */
  add(count: number, what: string): void {
    this.done = Math.min(this.done + count, this.total);
    const part = this.total === 0 ? 1 : this.done / this.total;
    const bar = '#'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '.');
    this.show(`[${bar}] ${String(Math.floor(part * 100)).padStart(3)}% ${what}`);
  }

  /** Removes the bar. */
  end(): void {
    this.show('');
  }

  private show(text: string): void {
    if (this.terminal.isTTY !== true || text === this.shown) return;
    this.terminal.write(`\r${text.padEnd(this.shown.length)}${text === '' ? '\r' : ''}`);
    this.shown = text;
  }
}
