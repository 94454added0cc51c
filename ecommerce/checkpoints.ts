// Named points in code that races. A test that steps in at one of them makes the race happen there,
// instead of hoping for it; nobody else ever does, and then a checkpoint is nothing.

type Step = () => Promise<void>;

const steps = new Map<string, Step>();

/** Runs what a test has put here, once. */
export async function checkpoint(name: string): Promise<void> {
  const step = steps.get(name);
  if (!step) return;
  steps.delete(name);
  await step();
}

/** For tests: the next time that code comes to the checkpoint, `step` runs first. */
export function atCheckpoint(name: string, step: Step): void {
  steps.set(name, step);
}
