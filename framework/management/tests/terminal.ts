// A command at a pseudo-terminal, for prompts that a pipe does not get (util-linux's script makes it).
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { compiled } from '../../../testing/program.js';
import { CODE_DIR } from '../../conf/settings.js';

/** Whether this machine can make terminals for tests. */
export const hasTerminal = spawnSync('script', ['--version']).status === 0;

export class Terminal {
  /** Everything that the screen has shown. */
  screen = '';
  private shown = 0;
  private readonly process: ChildProcess;

  constructor(args: string[], environment: NodeJS.ProcessEnv) {
    const words = [process.execPath, ...compiled('manage.ts'), ...args];
    const line = words.map((word) => `'${word}'`).join(' ');
    this.process = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
      cwd: CODE_DIR,
      env: { ...process.env, ...environment },
    });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.screen += chunk.toString()));
  }

  /** Waits until the screen shows the text after what was waited for before, then types the answer. */
  async answer(question: string, text: string): Promise<void> {
    while (!this.screen.includes(question, this.shown)) {
      if (this.process.exitCode !== null) throw new Error(`ended without ${question}:\n${this.screen}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.shown = this.screen.indexOf(question, this.shown) + question.length;
    this.process.stdin?.write(text);
  }

  /** The exit code, and what the screen shows, line by line, without colours and cursor movements. */
  async end(): Promise<{ code: number | null; lines: string[] }> {
    const [code] = (await once(this.process, 'close')) as [number | null];
    const plain = this.screen.replace(/\x1b\[[\d;]*[A-Za-z]/g, '').replaceAll('\r', '');
    return { code, lines: plain.trim().split('\n') };
  }
}
