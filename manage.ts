#!/usr/bin/env -S node --import tsx
// The command line: ./manage.ts <command>.
import { endQuietlyWithoutReader, executeFromCommandLine } from './ecommerce/management/execute.js';

endQuietlyWithoutReader();
process.exit(await executeFromCommandLine(process.argv.slice(2)));
