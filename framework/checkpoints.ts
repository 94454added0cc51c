// Named points in concurrent code. A test can run code at one of them to cause a race reliably. In
// production a checkpoint does nothing.

type Step = () => Promise<void>;

const steps = new Map<string, Step>();

/** Runs the test's function for this checkpoint, once. */
export async function checkpoint(name: string): Promise<void> {
  const step = steps.get(name);
  if (!step) return;
  steps.delete(name);
  await step();
}

/** For tests: resolves when this many calls have reached the checkpoint. */
export function arrivals(name: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    let missing = count;
    const step = (): Promise<void> => {
      missing -= 1;
      if (missing > 0) steps.set(name, step);
      else resolve();
      return Promise.resolve();
    };
    steps.set(name, step);
  });
}

/** For tests: the next time that code reaches the checkpoint, `step` runs first. */
export function atCheckpoint(name: string, step: Step): void {
  steps.set(name, step);
}
