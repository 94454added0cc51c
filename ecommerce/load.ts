// Loads the project when a command needs it; in a file of its own, for tsx reads no `import()` in one that begins with #!.
export async function loadProject(): Promise<void> {
  await import('./project.js');
}
