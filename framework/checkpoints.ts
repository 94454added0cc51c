// Named points in code that races. A test that steps in at one of them makes the race happen there,
// instead of hoping for it. In production a checkpoint does nothing.

type Step = () => Promise<void>;

const steps = new Map<string, Step>();

/** Runs what a test has put here, once. */
export async function checkpoint(name: string): Promise<void> {
  const step = steps.get(name);
  if (!step) return;
  steps.delete(name);
  await step();
}

/** For tests: resolves when so many have come to the checkpoint. */
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

/** For tests: the next time that code comes to the checkpoint, `step` runs first. */
export function atCheckpoint(name: string, step: Step): void {
  steps.set(name, step);
}
