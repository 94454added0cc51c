// What commands print: stdout for results, stderr for mistakes, colours for terminals alone.
import { styleText } from 'node:util';
import { commandEnvironment } from '../conf/settings.js';

type Style = 'success' | 'error' | 'warning' | 'heading';

const STYLES = { success: 'green', error: 'red', warning: 'yellow', heading: 'cyan' } as const;

export class Output {
  constructor(
    private readonly color = process.stdout.isTTY === true && !commandEnvironment.noColor,
    private readonly stdout: NodeJS.WritableStream = process.stdout,
    private readonly stderr: NodeJS.WritableStream = process.stderr,
  ) {}

  /** A line of the result. */
  line(text = ''): void {
    this.stdout.write(`${text}\n`);
  }

  /** A part of a line. */
  part(text: string): void {
    this.stdout.write(text);
  }

  /** A line about a mistake. */
  error(text: string): void {
    this.stderr.write(`${this.styled('error', text)}\n`);
  }

  /** A line that deserves attention and is no mistake. */
  warning(text: string): void {
    this.stderr.write(`${this.styled('warning', text)}\n`);
  }

  styled(style: Style, text: string): string {
    return this.color ? styleText(STYLES[style], text) : text;
  }
}
