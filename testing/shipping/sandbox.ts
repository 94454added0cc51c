// A stand-in for a container, for tests: bubblewrap runs a command with a folder as its root, and with the system and
// Node of this machine below /usr and /etc. Nothing else of this machine is there.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { userInfo } from 'node:os';
import type { Outcome } from '../command_line.js';

const LINKS = { bin: 'usr/bin', sbin: 'usr/sbin', lib: 'usr/lib', lib64: 'usr/lib64' };
const FOLDERS = ['usr', 'etc', 'proc', 'dev', 'tmp'];

/** Why there are no sandboxes here; '' if there are. */
export function whyNoSandbox(): string {
  if (userInfo().uid !== 0) return 'the tests do not run as root';
  try {
    execFileSync('bwrap', ['--ro-bind', '/', '/', '--unshare-pid', '--unshare-user', 'true'], {
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return `bubblewrap does not work: ${(error as Error).message}`;
  }
}

/** Makes a folder the root of a sandbox. */
export function prepareRoot(root: string): void {
  for (const name of FOLDERS) mkdirSync(path.join(root, name), { recursive: true });
  for (const [name, target] of Object.entries(LINKS)) {
    const link = path.join(root, name);
    if (existsSync(`/${name}`) && !readdirSync(root).includes(name)) symlinkSync(target, link);
  }
}

export interface SandboxOptions {
  environment: NodeJS.ProcessEnv;
  /** The working directory. */
  cwd: string;
  /** Whether the root can be written, by root; otherwise it is read-only, for the user 1000. */
  writable?: boolean;
  /** Folders of this machine by their paths in the sandbox; they can be written. */
  volumes?: Record<string, string>;
}

/** A command in a sandbox, as its process 1: it gets signals only if it handles them, as in a container. */
export class SandboxProcess {
  stdout = '';
  stderr = '';
  readonly outcome: Promise<Outcome>;
  private readonly child: ChildProcess;
  private readonly inner: Promise<number>;

  constructor(
    root: string,
    command: string[],
    { environment, cwd, writable = false, volumes = {} }: SandboxOptions,
  ) {
    const mounts = [
      ...[writable ? '--bind' : '--ro-bind', root, '/'],
      ...['--ro-bind', '/usr', '/usr', '--ro-bind', '/etc', '/etc'],
      ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
      ...Object.entries(volumes).flatMap(([place, folder]) => ['--bind', folder, place]),
    ];
    const user = writable ? ['--cap-add', 'ALL'] : ['--unshare-user', '--uid', '1000', '--gid', '1000'];
    const names = ['--unshare-pid', '--unshare-ipc', '--as-pid-1', '--die-with-parent', '--info-fd', '3'];
    this.child = spawn('bwrap', [...mounts, ...user, ...names, '--chdir', cwd, ...command], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      ...(writable ? {} : { uid: 1000, gid: 1000 }),
    });
    this.inner = pidIn(this.child);
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.outcome = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  /** Waits until it has printed this; fails when it ends without. */
  async prints(text: RegExp): Promise<RegExpExecArray> {
    let ended = false;
    void this.outcome.then(() => (ended = true));
    for (;;) {
      const found = text.exec(this.stdout);
      if (found) return found;
      if (ended) throw new Error(`ended without ${text}:\n${this.stdout}\n${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Sends a signal to process 1, and waits for its end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Outcome> {
    process.kill(await this.inner, signal);
    return this.outcome;
  }
}

/** Runs a command in a sandbox to its end. */
export function runIn(root: string, command: string[], options: SandboxOptions): Promise<Outcome> {
  return new SandboxProcess(root, command, options).outcome;
}

/** The process of the command, as this machine knows it. */
function pidIn(child: ChildProcess): Promise<number> {
  let info = '';
  return new Promise((resolve) => {
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      info += chunk.toString();
      const [, pid] = /"child-pid": (\d+)/.exec(info) ?? [];
      if (pid !== undefined) resolve(Number(pid));
    });
  });
}
