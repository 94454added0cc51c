#!/usr/bin/env -S node --import tsx
// The command line: ./manage.ts <command>.
import { loadProject } from './ecommerce/load.js';
import { endQuietlyWithoutReader, executeFromCommandLine } from './framework/management/execute.js';

endQuietlyWithoutReader();
process.exit(await executeFromCommandLine(process.argv.slice(2), loadProject));
