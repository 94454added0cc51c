// The modules of an app that commands load by name.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODE_DIR } from '../conf/settings.js';

/** The exports of an app's file, empty when the app has no such file. */
export async function appModule(label: string, room: 'models' | 'views'): Promise<Record<string, unknown>> {
  const files = ['ts', 'js'].map((ending) => path.join(CODE_DIR, label, `${room}.${ending}`));
  const file = files.find((candidate) => existsSync(candidate));
  return file ? ((await import(pathToFileURL(file).href)) as Record<string, unknown>) : {};
}
