// Parses a command's arguments, and formats its help.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type ArgumentSpec, type Command, type Given, type OptionSpec, UsageError } from './command.js';

/** The options of every command. */
const COMMON_OPTIONS = {
  verbosity: {
    type: 'string',
    short: 'v',
    value: 'LEVEL',
    choices: ['0', '1', '2', '3'],
    help: '0: silent, 1: normal, 2: more, 3: everything.',
  },
  'no-color': { type: 'boolean', help: 'Print without colors.' },
  'force-color': { type: 'boolean', help: 'Print with colors, also into files.' },
  noinput: { type: 'boolean', help: 'Do not prompt; --no-input is the same.' },
  'no-input': { type: 'boolean', help: 'As --noinput.' },
  'skip-checks': { type: 'boolean', help: 'Do not run the system checks before serving.' },
  database: { type: 'string', value: 'ALIAS', help: "Only 'default' exists, the database of DATABASE_URL." },
  settings: {
    type: 'string',
    value: 'MODULE',
    help: 'Accepted for scripts of Django.',
    noEffect: 'the settings are read from the environment and .env',
  },
  pythonpath: {
    type: 'string',
    value: 'PATH',
    help: 'Accepted for scripts of Django.',
    noEffect: 'there is no Python here',
  },
  traceback: { type: 'boolean', help: 'Show the stack trace of a CommandError.' },
  help: { type: 'boolean', short: 'h', help: 'Describe the command and exit.' },
  version: { type: 'boolean', help: "Print the project's version and exit." },
} as const satisfies Record<string, OptionSpec>;

/** A parsed command line: the command's own arguments and the common options. */
export interface Parsed {
  given: Given;
  common: {
    verbosity: number;
    /** Undefined where the terminal decides. */
    color: boolean | undefined;
    noInput: boolean;
    skipChecks: boolean;
    traceback: boolean;
    help: boolean;
    version: boolean;
  };
  /** What the given options without effect are, one sentence each. */
  notices: string[];
}

/** Parses the arguments that the command declares; throws UsageError for anything else. */
export function parseArguments(command: Command, argv: string[]): Parsed {
  const specs: Record<string, OptionSpec> = { ...COMMON_OPTIONS, ...command.options };
  const { values, positionals } = parseStrictly(specs, argv);
  const options: Record<string, boolean | string | string[] | undefined> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = values[name];
    if (spec.choices && typeof value === 'string' && !spec.choices.includes(value)) {
      const choices = spec.choices.join(', ');
      throw new UsageError(`argument --${name}: invalid choice: '${value}' (choose from ${choices})`);
    }
    if (spec.type === 'boolean') options[name] = value === true;
    else options[name] = (value as string | string[] | undefined) ?? (spec.multiple ? [] : undefined);
  }
  if (options.database !== undefined && options.database !== 'default') {
    throw new UsageError(`argument --database: The connection '${String(options.database)}' doesn't exist.`);
  }
  options.noinput ||= options['no-input'];
  const asksOnly = options.help === true || options.version === true;
  if (!asksOnly) checkCount(command.args ?? [], positionals);
  return {
    given: { args: positionals, options: options as Given['options'] },
    common: {
      verbosity: Number(options.verbosity ?? 1),
      color: options['no-color'] ? false : options['force-color'] ? true : undefined,
      noInput: options.noinput === true,
      skipChecks: options['skip-checks'] === true,
      traceback: options.traceback === true,
      help: options.help === true,
      version: options.version === true,
    },
    notices: Object.entries(specs).flatMap(([name, { noEffect }]) =>
      noEffect !== undefined && values[name] !== undefined ? [`--${name} has no effect: ${noEffect}.`] : [],
    ),
  };
}

function parseStrictly(specs: Record<string, OptionSpec>, argv: string[]) {
  const options: ParseArgsConfig['options'] = {};
  for (const [name, { type, short, multiple = false }] of Object.entries(specs)) {
    options[name] = short === undefined ? { type, multiple } : { type, short, multiple };
  }
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message.split('. ')[0] ?? error.message);
  }
}

function checkCount(specs: readonly ArgumentSpec[], given: string[]): void {
  const needed = specs.filter((spec) => spec.count === undefined);
  const missing = needed.slice(given.length).map((spec) => spec.name);
  if (missing.length > 0) {
    throw new UsageError(`the following arguments are required: ${missing.join(', ')}`);
  }
  const unlimited = specs.some((spec) => spec.count === '*');
  if (!unlimited && given.length > specs.length) {
    throw new UsageError(`unrecognized arguments: ${given.slice(specs.length).join(' ')}`);
  }
}

/** Parses a whole number; throws UsageError for anything else. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`argument ${name}: must be a whole number from ${least} to ${most}, not '${text}'`);
}

/** `usage: manage.ts migrate [options] [app] [name]` */
export function usageOf(program: string, name: string, command: Command): string {
  const places = (command.args ?? []).map(placeholder);
  return ['usage:', program, name, '[options]', ...places].join(' ');
}

/** The full help of a command. */
export function describeCommand(program: string, name: string, command: Command): string {
  const places = (command.args ?? []).map((spec): [string, string] => [spec.name, spec.help]);
  const options = { ...COMMON_OPTIONS, ...command.options };
  const switches = Object.entries(options).map(([key, spec]): [string, string] => [
    switchName(key, spec),
    spec.help,
  ]);
  return [
    usageOf(program, name, command),
    '',
    command.help,
    ...(places.length > 0 ? ['', 'arguments:', ...places.map(aligned)] : []),
    '',
    'options:',
    ...switches.map(aligned),
  ].join('\n');
}

function placeholder({ name, count }: ArgumentSpec): string {
  if (count === '*') return `[${name} ...]`;
  return count === '?' ? `[${name}]` : name;
}

function switchName(name: string, { short, type, value, choices }: OptionSpec): string {
  const argument = type === 'boolean' ? '' : ` ${choices ? `{${choices.join(',')}}` : (value ?? 'VALUE')}`;
  return `${short === undefined ? '' : `-${short}, `}--${name}${argument}`;
}

function aligned([left, right]: [string, string]): string {
  return left.length < 26 ? `  ${left.padEnd(26)}${right}` : `  ${left}\n${' '.repeat(28)}${right}`;
}
