// The time line of a run: breaks, and every request with its key and its answer.
import { writeFileSync } from 'node:fs';

interface Line {
  at: number;
  text: string;
  isBreak: boolean;
}

export class History {
  private readonly lines: Line[] = [];

  request(text: string): void {
    this.lines.push({ at: Date.now(), text, isBreak: false });
  }

  /** A break, or what came of it. */
  note(text: string): void {
    this.lines.push({ at: Date.now(), text, isBreak: true });
  }

  write(file: string): void {
    writeFileSync(file, this.lines.map(printed).join(''));
  }

  /** The breaks, and the requests whose line has one of the words. */
  about(words: string[]): string {
    const isOne = ({ text }: Line): boolean => words.some((word) => text.includes(word));
    return this.lines
      .filter((line) => line.isBreak || isOne(line))
      .map(printed)
      .join('');
  }
}

function printed({ at, text, isBreak }: Line): string {
  return `${new Date(at).toISOString()} ${isBreak ? '*** ' : ''}${text}\n`;
}
