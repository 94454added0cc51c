// A small disk of one's own (tmpfs), which can be filled, emptied, and made read-only. Only root can mount one.
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CHUNK_BYTES = 1_048_576;
const PAGE_BYTES = 4_096;

export class Disk {
  private constructor(
    private readonly root: string,
    /** The disk as this program reaches it. */
    readonly folder: string,
    /** The same disk as the shop reaches it: only this way can become read-only. */
    readonly shopFolder: string,
  ) {}

  /** Undefined where it cannot be mounted. */
  static mount(megabytes: number): Disk | undefined {
    const root = mkdtempSync(path.join(os.tmpdir(), 'chaos-disk-'));
    chmodSync(root, 0o755); // PostgreSQL runs as another user
    const disk = new Disk(root, path.join(root, 'disk'), path.join(root, 'shop'));
    try {
      for (const folder of [disk.folder, disk.shopFolder]) mkdirSync(folder);
      mount('-t', 'tmpfs', '-o', `size=${megabytes}m,mode=1777`, 'none', disk.folder);
      mount('--bind', disk.folder, disk.shopFolder);
      return disk;
    } catch {
      disk.unmount();
      return undefined;
    }
  }

  private get ballast(): string {
    return path.join(this.folder, 'ballast');
  }

  /** Leaves no free page. */
  fill(): void {
    const file = openSync(this.ballast, 'a');
    for (const bytes of [CHUNK_BYTES, PAGE_BYTES]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(bytes));
      } catch {
        // It is full.
      }
    }
    closeSync(file);
  }

  empty(): void {
    rmSync(this.ballast, { force: true });
  }

  /** False while a file is open for writing. */
  setReadOnly(isReadOnly: boolean): boolean {
    try {
      mount('-o', `remount,bind,${isReadOnly ? 'ro' : 'rw'}`, this.shopFolder);
      return true;
    } catch {
      return false;
    }
  }

  unmount(): void {
    for (const folder of [this.shopFolder, this.folder]) {
      try {
        execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      } catch {
        // It was not mounted.
      }
    }
    rmSync(this.root, { recursive: true, force: true });
  }
}

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}
