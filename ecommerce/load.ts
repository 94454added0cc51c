// Loads the project when a command needs it; a separate file, because tsx ignores `import()` in files that begin with #!.
export async function loadProject(): Promise<void> {
  await import('./project.js');
}
