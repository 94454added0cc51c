#!/bin/sh
':' //; exec node --import "file://$(dirname "$(readlink -f "$0")")/node_modules/tsx/dist/loader.mjs" "$0" "$@"
// The command line: ./manage.ts <command>, from any folder. The second line is for the shell: it starts Node.
import { loadProject } from './ecommerce/load.js';
import { endQuietlyWithoutReader, executeFromCommandLine } from './framework/management/execute.js';

endQuietlyWithoutReader();
process.exit(await executeFromCommandLine(process.argv.slice(2), loadProject));
