// Detects that this process did not run for a while: it was frozen, or its machine slept. Requests that arrived
// meanwhile are read when it wakes, also of clients that have given up, whose disconnections are read only afterwards.
const BEAT_MS = 250;
/** The delay of a timer that counts as a pause; longer than delays in a busy process. */
const PAUSE_MS = 1_000;

let lastBeat: number | undefined;
let wokeAt = -Infinity;

/** Called for each request. After a pause it resolves when all received data is read; otherwise there is nothing to wait for. */
export function catchUp(): Promise<void> | undefined {
  if (lastBeat === undefined) setInterval(beat, BEAT_MS).unref();
  beat();
  return performance.now() - wokeAt > PAUSE_MS ? undefined : readReceived();
}

/** One turn of the event loop: received data is read, then its events are emitted. */
async function readReceived(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function beat(): void {
  const now = performance.now();
  if (now - (lastBeat ?? now) > PAUSE_MS) wokeAt = now;
  lastBeat = now;
}
