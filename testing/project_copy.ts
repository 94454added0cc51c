// A copy of the project in a temporary folder, for tests of commands that write sources.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BASE_DIR } from '../framework/conf/settings.js';
import type { Outcome } from './command_line.js';

const LEFT_OUT = /^(node_modules|dist|coverage|screenshots|\.git|\.env|db\.sqlite3.*)$/;
const LONGEST_MS = 300_000;

export class ProjectCopy {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'shop-project-'));

  constructor() {
    const filter = (file: string) => !LEFT_OUT.test(path.relative(BASE_DIR, file));
    cpSync(BASE_DIR, this.folder, { recursive: true, filter });
    symlinkSync(path.join(BASE_DIR, 'node_modules'), path.join(this.folder, 'node_modules'));
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  /** Replaces a text that must be there. */
  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
    writeFileSync(
      this.path(file),
      text.replace(from, () => to),
    );
  }

  /** Runs manage.ts of the copy; `input` is typed into it. */
  manage(args: string[], environment: NodeJS.ProcessEnv = {}, input = ''): Promise<Outcome> {
    return this.run(process.execPath, ['--import', 'tsx', 'manage.ts', ...args], environment, input);
  }

  /** Runs a program in the folder of the copy. */
  run(program: string, args: string[], environment: NodeJS.ProcessEnv = {}, input = ''): Promise<Outcome> {
    // Tests in the copy are a run of their own: they must not drop the databases of this one when they end.
    const env = { ...process.env, TEST_RUN: undefined, ...environment };
    const options = { cwd: this.folder, env, timeout: LONGEST_MS };
    return new Promise((resolve) => {
      const child = execFile(program, args, options, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
      child.stdin?.end(input);
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
