// The format of sources that commands write.
import path from 'node:path';
import { BASE_DIR } from '../conf/settings.js';

/** TypeScript in the format of the project's sources; as it is where prettier is not installed. */
export async function formatted(text: string): Promise<string> {
  const prettier = await import('prettier').catch(() => undefined);
  if (!prettier) return text;
  const options = await prettier.resolveConfig(path.join(BASE_DIR, 'manage.ts'));
  return prettier.format(text, { ...options, parser: 'typescript' });
}
