// Runs the real command line as processes of its own, for tests.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { CODE_DIR } from '../framework/conf/settings.js';
import { compiled } from './program.js';
import { logOf } from './searched_log.js';

/** Stands after what a command of several has printed; see run_commands.ts. */
export const END_MARK = '\x1e';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

const running = new Set<RunningCommand>();

/** A command that runs: what it has printed so far, and how to end it. */
export class RunningCommand {
  stdout = '';
  stderr = '';
  readonly outcome: Promise<Outcome>;
  private readonly process: ChildProcess;

  /** `args` are node's: see `compiled` and `fromSource`. */
  constructor(args: string[], environment: NodeJS.ProcessEnv, input?: string, cwd = CODE_DIR) {
    this.process = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...logOf(environment), ...environment },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.process.stdin?.end(input);
    running.add(this);
    this.outcome = once(this.process, 'close').then(([code]) => {
      running.delete(this);
      return { code: code as number | null, stdout: this.stdout, stderr: this.stderr };
    });
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Waits until the text is on stdout or stderr; fails when the command ends without it. */
  async prints(text: string | RegExp): Promise<void> {
    const found = () =>
      [this.stdout, this.stderr].some((output) =>
        typeof text === 'string' ? output.includes(text) : text.test(output),
      );
    let ended = false;
    void this.outcome.then(() => (ended = true));
    while (!found()) {
      if (ended) throw new Error(`ended without ${text}:\n${this.stdout}\n${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Outcome> {
    this.process.kill(signal);
    return this.outcome;
  }
}

/** Starts a command and leaves it running; what a failed test leaves behind is killed after it. */
export function startCommand(
  args: string[],
  environment: NodeJS.ProcessEnv = {},
  input?: string,
): RunningCommand {
  return new RunningCommand([...compiled('manage.ts'), ...args], environment, input);
}

/** Runs a command to its end. */
export function runCommand(
  args: string[],
  environment: NodeJS.ProcessEnv = {},
  input?: string,
): Promise<Outcome> {
  return startCommand(args, environment, input).outcome;
}

/** Runs several commands, one after the other in one process; gives the outcome of each. */
export async function runCommands(
  commands: string[][],
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome[]> {
  const script = compiled('testing/run_commands.ts');
  const all = await new RunningCommand([...script, JSON.stringify(commands)], environment).outcome;
  const [stdouts, stderrs] = [all.stdout, all.stderr].map((text) => text.split(END_MARK));
  return commands.map((_, index) => {
    const [, stdout = '', code] = /^([^]*?)(\d+)$/.exec(stdouts?.[index] ?? '') ?? [];
    return { code: Number(code), stdout, stderr: stderrs?.[index] ?? '' };
  });
}

/** Ends every command that still runs; for `afterEach`. */
export async function endCommands(): Promise<void> {
  await Promise.all([...running].map((command) => command.end('SIGKILL')));
}

/** The processes of this command line that another one has started. */
export function partsOf(pid: number): number[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const lines = list.split('\n').map((line) => line.trim().split(/\s+/));
  const parts = lines.filter(
    ([, parent, ...args]) => Number(parent) === pid && /manage\.[jt]s/.test(args.join(' ')),
  );
  return parts.map(([child]) => Number(child));
}

/** Whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
