// Notices that this process did not run for a while: it was frozen, or its machine slept. What came in meanwhile is
// read when it wakes, also from those who have given up since, and their going away is read only after it.
const BEAT_MS = 250;
/** Longer than a process at work does not come to its next beat. */
const PAUSE_MS = 1_000;

let lastBeat: number | undefined;
let wokeAt = -Infinity;

/** Called for each request. After a pause it waits until all that has reached this process is read. */
export async function catchUp(): Promise<void> {
  if (lastBeat === undefined) setInterval(beat, BEAT_MS).unref();
  beat();
  if (performance.now() - wokeAt > PAUSE_MS) return;
  // One whole turn of the event loop: first what waits is read, then what it means is told.
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function beat(): void {
  const now = performance.now();
  if (now - (lastBeat ?? now) > PAUSE_MS) wokeAt = now;
  lastBeat = now;
}
