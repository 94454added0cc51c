// One fsync for the commits of many transactions on SQLite.
//
// With `synchronous = FULL` every COMMIT waits for the disk while it holds the only write lock, so a shop writes as often
// as its disk can sync. Here a COMMIT writes its pages to the log (`-wal`) without a sync and releases the lock; before the
// transaction counts as done, the log is synced, once for all commits that wait. The log is one sequence: what is synced
// includes all that was committed before. So what is acknowledged survives a power cut, as with FULL.
// https://www.sqlite.org/wal.html, https://www.sqlite.org/pragma.html#pragma_synchronous
import { open } from 'node:fs/promises';
import { logger } from '../logging.js';

export class SharedSync {
  /** The sync that runs, and the one after it, which has everything that is committed until it begins. */
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;
  /** After a failed sync the disk may lack what the system believes it has: nothing more may be acknowledged. */
  private failure: Error | undefined;

  constructor(private readonly logFile: string) {}

  /** Resolves when everything that was committed before this call is on the disk. */
  done(): Promise<void> {
    if (!this.next) {
      const next = this.running
        .catch(() => undefined)
        .then(() => {
          this.running = next;
          this.next = undefined;
          return this.sync();
        });
      this.next = next;
    }
    return this.next;
  }

  private async sync(): Promise<void> {
    if (this.failure) throw this.failure;
    // Opened each time: SQLite removes the file when the last connection closes, and makes another one later.
    const file = await open(this.logFile).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null; // then everything is in the database itself, and was synced
      throw error;
    });
    try {
      await file?.datasync();
    } catch (error) {
      this.failure = error as Error;
      logger.error(
        { err: error },
        'the disk did not take what was committed: check it, then restart this process',
      );
      throw error;
    } finally {
      await file?.close();
    }
  }
}
