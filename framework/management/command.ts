// What a command is, and how it says that something is wrong.
import type { Output } from './output.js';

/** A known mistake: printed without a stack trace, exit 1. */
export class CommandError extends Error {
  /** What stands before the message: `CommandError: …`. */
  readonly label: string = 'CommandError';
}

/** What keeps a server from starting, in Django's words: `Error: That port is already in use.` */
export class ServerError extends CommandError {
  override readonly label = 'Error';
}

/** Errors that the system checks found. */
export class SystemCheckError extends CommandError {
  override readonly label = 'SystemCheckError';
}

/** Arguments that the command does not take: printed with its usage, exit 2. */
export class UsageError extends Error {}

/** `--name`, or `--name VALUE`. */
export interface OptionSpec {
  type: 'boolean' | 'string';
  short?: string;
  /** What the value is called in the help: `PORT`. */
  value?: string;
  choices?: readonly string[];
  help: string;
}

/** An argument that is known by its place. */
export interface ArgumentSpec {
  name: string;
  help: string;
  /** `?`: may be left out; `*`: any number. */
  count?: '?' | '*';
}

type Options = Record<string, OptionSpec>;

/** The options as they were given; `undefined` for a text that was not. */
type OptionValues<O extends Options> = {
  -readonly [K in keyof O]: O[K] extends { type: 'boolean' } ? boolean : string | undefined;
};

/** What came from the command line. */
export interface Given<O extends Options = Options> {
  args: string[];
  options: OptionValues<O>;
}

/** How much to say, and where. */
export interface Context {
  verbosity: number;
  out: Output;
}

export interface Command<O extends Options = Options> {
  /** One sentence, as the help shows it. */
  help: string;
  args?: readonly ArgumentSpec[];
  options?: O;
  /** True for a command that needs nothing of the project. */
  worksAlone?: boolean;
  /** True for a command that runs although the settings are unusable. */
  toleratesBadSettings?: boolean;
  /** Loads what the command needs besides the project, before it begins. */
  preload?: () => Promise<unknown>;
  /** Does the work; gives the exit code when it is not 0. */
  run(given: Given<O>, context: Context): Promise<number | void>;
}

/** Declares a command with the types of its options. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command;
}
