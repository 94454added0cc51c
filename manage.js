// The command line from the build, which is updated first if sources have changed: npm start, npm run manage. It starts
// faster and uses less memory than manage.ts, which is compiled at run time.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The shop needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** If the build cannot be written, the program runs from its sources. */
async function fromSources(error) {
  if (!['EROFS', 'EACCES', 'EPERM'].includes(error.code)) throw error;
  console.error(`The build cannot be written, so the shop runs from its sources: ${error.message}`);
  const { register } = await import('tsx/esm/api');
  register();
  process.execArgv.push('--import', 'tsx');
  return path.join(path.dirname(fileURLToPath(import.meta.url)), 'manage.ts');
}

process.setSourceMapsEnabled(true); // errors refer to the lines of the sources
const { build } = await import('./build.js'); // an old Node could not read it
process.argv[1] = await build().catch(fromSources); // child processes run the same build
await import(pathToFileURL(process.argv[1]).href);
