// The interface of commands and their errors.
import type { Output } from './output.js';

/** An expected error: printed without a stack trace, exit code 1. */
export class CommandError extends Error {
  /** The prefix of the message: `CommandError: …`. */
  readonly label: string = 'CommandError';
}

/** An error that prevents a server from starting, in Django's format: `Error: That port is already in use.` */
export class ServerError extends CommandError {
  override readonly label = 'Error';
}

/** Errors that the system checks found. */
export class SystemCheckError extends CommandError {
  override readonly label = 'SystemCheckError';
}

/** Invalid arguments: printed with the usage, exit code 2. */
export class UsageError extends Error {}

/** `--name`, or `--name VALUE`. */
export interface OptionSpec {
  type: 'boolean' | 'string';
  short?: string;
  /** The name of the value in the help: `PORT`. */
  value?: string;
  choices?: readonly string[];
  /** May be given several times; its value is a list. */
  multiple?: true;
  help: string;
  /** For an option of Django that changes nothing here: why. A warning says so. */
  noEffect?: string;
}

/** A positional argument. */
export interface ArgumentSpec {
  name: string;
  help: string;
  /** `?`: optional; `*`: any number. */
  count?: '?' | '*';
}

type Options = Record<string, OptionSpec>;

/** The given options; `undefined` for an unset text, an empty list for one that may be given several times. */
type OptionValues<O extends Options> = {
  -readonly [K in keyof O]: O[K] extends { type: 'boolean' }
    ? boolean
    : O[K] extends { multiple: true }
      ? string[]
      : string | undefined;
};

/** What came from the command line. */
export interface Given<O extends Options = Options> {
  args: string[];
  options: OptionValues<O>;
}

/** Verbosity, output streams, and what every command may be told. */
export interface Context {
  verbosity: number;
  /** Whether no person answers questions: `--noinput`. */
  noInput: boolean;
  skipChecks: boolean;
  out: Output;
}

export interface Command<O extends Options = Options> {
  /** One sentence for the help. */
  help: string;
  args?: readonly ArgumentSpec[];
  options?: O;
  /** True for a command that does not need the project. */
  worksAlone?: boolean;
  /** True for a command that runs even with invalid settings. */
  toleratesBadSettings?: boolean;
  /** Loads what the command needs besides the project, before it begins. */
  preload?: () => Promise<unknown>;
  /** Does the work; returns the exit code if it is not 0. */
  run(given: Given<O>, context: Context): Promise<number | void>;
}

/** Declares a command with the types of its options. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command;
}
