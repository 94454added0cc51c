// Long-lived streams, such as WatchStock: each uses memory for as long as the client keeps it open.
import { ApiError } from '../errors.js';
import { settings } from '../conf/settings.js';

/** The number of open streams of each address at a service. */
export class OpenStreams {
  private readonly open = new Map<string, number>();

  /** Counts a stream of this peer; `throttled` at the maximum. Returns a function that releases it. */
  begin(peer: string): () => void {
    const address = peer.replace(/:\d+$/, '');
    const count = this.open.get(address) ?? 0;
    if (count >= settings.GRPC_MAX_STREAMS_PER_ADDRESS) {
      throw new ApiError('throttled', 'This address has too many open streams. Close some of them.', [], 10);
    }
    this.open.set(address, count + 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      const left = (this.open.get(address) ?? 1) - 1;
      if (left === 0) this.open.delete(address);
      else this.open.set(address, left);
    };
  }
}
