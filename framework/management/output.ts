// The output of commands: stdout for results, stderr for errors, colours only on terminals.
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

  /** Prints a line of the result. */
  line(text = ''): void {
    this.stdout.write(`${text}\n`);
  }

  /** Prints a part of a line. */
  part(text: string): void {
    this.stdout.write(text);
  }

  /** Prints an error line. */
  error(text: string): void {
    this.stderr.write(`${this.styled('error', text)}\n`);
  }

  /** Prints a warning line. */
  warning(text: string): void {
    this.stderr.write(`${this.styled('warning', text)}\n`);
  }

  styled(style: Style, text: string): string {
    return this.color ? styleText(STYLES[style], text) : text;
  }
}
