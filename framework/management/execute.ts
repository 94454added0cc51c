// Runs a command line and returns its exit code.
import { commandEnvironment, settings } from '../conf/settings.js';
import { projectVersion } from '../conf/version.js';
import { describeCommand, parseArguments, usageOf } from './arguments.js';
import { type Command, CommandError, UsageError } from './command.js';
import { listCommands } from './commands/help.js';
import { NOT_NEEDED } from './not_needed.js';
import { Output } from './output.js';
import { released } from './processes.js';
import { PROGRAM } from './program.js';
import { loadCommand, unknownCommand } from './registry.js';

/** Imports the project, which calls `setup` (framework/project.ts). */
export type LoadProject = () => Promise<unknown>;

/** Runs one command; returns the exit code: 0, 1 for a failure, 2 for wrong arguments. */
export async function executeFromCommandLine(argv: string[], loadProject: LoadProject): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const out = new Output();
  if (name === '--help' || name === '-h') {
    listCommands(out);
    return 0;
  }
  if (name === '--version') return printVersion(out);
  if (name.startsWith('-')) {
    return refuse(out, `usage: ${PROGRAM} <command> [options]`, PROGRAM, `unrecognized arguments: ${name}`);
  }
  const command = await loadCommand(name);
  const reason = command ? undefined : NOT_NEEDED[name];
  if (reason !== undefined) {
    out.line(`${name} is not needed here: ${reason}.`);
    return 0;
  }
  if (command) return runCommand(name, command, rest, out, loadProject);
  out.error(`${unknownCommand(name)}\nType '${PROGRAM} help' for usage.`);
  return 1;
}

async function runCommand(
  name: string,
  command: Command,
  argv: string[],
  plain: Output,
  loadProject: LoadProject,
): Promise<number> {
  let out = plain;
  let traceback = false;
  try {
    const { given, common, notices } = parseArguments(command, argv);
    if (common.color !== undefined) out = new Output(common.color);
    traceback = common.traceback;
    if (common.version) return printVersion(out);
    if (common.help) {
      out.line(describeCommand(PROGRAM, name, command));
      return 0;
    }
    if (!command.worksAlone) {
      await loadProject();
      if (commandEnvironment.held) await command.preload?.();
      await released();
    }
    if (!command.toleratesBadSettings) refuseBadSettings();
    for (const notice of notices) out.warning(notice);
    const { verbosity, noInput, skipChecks } = common;
    return (await command.run(given, { verbosity, noInput, skipChecks, out })) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      return refuse(out, usageOf(PROGRAM, name, command), `${PROGRAM} ${name}`, error.message);
    }
    return await report(error, traceback, out);
  }
}

/** Reports invalid settings before they cause later errors. */
function refuseBadSettings(): void {
  if (settings.problems.length === 0) return;
  throw new CommandError(`The settings are invalid:\n  ${settings.problems.join('\n  ')}`);
}

async function report(thrown: unknown, traceback: boolean, out: Output): Promise<number> {
  const { explainDatabaseError } = await import('./database_errors.js');
  const error = explainDatabaseError(thrown) ?? thrown;
  if (error instanceof CommandError && !traceback) out.error(`${error.label}: ${error.message}`);
  else if (error instanceof CommandError) out.error(`${error.label}: ${(thrown as Error).stack}`);
  else out.error(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return 1;
}

/** In the format of Python's argparse. */
function refuse(out: Output, usage: string, program: string, problem: string): number {
  out.error(`${usage}\n${program}: error: ${problem}`);
  return 2;
}

function printVersion(out: Output): number {
  out.line(projectVersion());
  return 0;
}

/** Ends this process silently when its output is closed, as in `manage.ts showurls | head -1`. */
export function endQuietlyWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
