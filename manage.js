// The command line from the build, which is made first where sources have changed: npm start, npm run manage. It starts
// sooner and takes less memory than manage.ts, which is compiled while it runs.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.js';

/** Where nothing can be written, the program runs from its sources. */
async function fromSources(error) {
  if (!['EROFS', 'EACCES', 'EPERM'].includes(error.code)) throw error;
  console.error(`The build cannot be written, so the shop runs from its sources: ${error.message}`);
  const { register } = await import('tsx/esm/api');
  register();
  process.execArgv.push('--import', 'tsx');
  return path.join(import.meta.dirname, 'manage.ts');
}

process.setSourceMapsEnabled(true); // errors name the lines of the sources
process.argv[1] = await build().catch(fromSources); // what it starts runs the same
await import(pathToFileURL(process.argv[1]).href);
