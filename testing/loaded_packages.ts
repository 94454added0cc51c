// Runs a command, and says at its end how many files of some packages it has loaded: `loaded_packages.ts NAME runserver`.
import { createRequire } from 'node:module';
import { loadProject } from '../ecommerce/load.js';
import { executeFromCommandLine } from '../framework/management/execute.js';

const [name = '', ...argv] = process.argv.slice(2);

const code = await executeFromCommandLine(argv, loadProject);
const files = Object.keys(createRequire(import.meta.url).cache).filter((file) =>
  file.includes(`/node_modules/${name}`),
);
console.log(`loaded: ${files.length || 'no'} files`);
process.exit(code);
