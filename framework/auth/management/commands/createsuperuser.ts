// createsuperuser: creates a staff user with all permissions.
import os from 'node:os';
import { findUserByUsername, User } from '../../models.js';
import { passwordProblems } from '../../password_validators.js';
import { createUser, usernameProblem } from '../../users.js';
import { type Database, withDatabase } from '../../../db/database.js';
import { fieldSchema } from '../../../db/json_schema.js';
import { ApiError } from '../../../errors.js';
import { commandEnvironment } from '../../../conf/settings.js';
import { check, objectSchema } from '../../../validation.js';
import { CommandError, defineCommand } from '../../../management/command.js';
import type { Output } from '../../../management/output.js';
import { PROGRAM } from '../../../management/program.js';
import { Prompt } from '../../../management/prompt.js';

const TAKEN = 'Error: That username is already taken.';

interface Answers {
  username: string;
  email: string;
  /** Unset: nobody can log in until one is set. */
  password?: string;
}

export const command = defineCommand({
  help: 'Creates a superuser, and prompts for missing values.',
  options: {
    username: { type: 'string', value: 'NAME', help: 'The name to log in with.' },
    email: { type: 'string', value: 'ADDRESS', help: 'The e-mail address.' },
    noinput: {
      type: 'boolean',
      help: 'Do not prompt; DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD replace missing values.',
    },
  },
  async run({ options }, { out, verbosity }) {
    if (!options.noinput && !process.stdin.isTTY) {
      out.line(
        'Superuser creation skipped due to not running in a TTY. ' +
          `You can run '${PROGRAM} createsuperuser' in your project to create one manually.`,
      );
      return;
    }
    await withDatabase(async (db) => {
      const answers = options.noinput
        ? await withoutAsking(db, options)
        : await new Interview(db, out).answers(options);
      await store(db, answers);
    });
    if (verbosity > 0) out.line('Superuser created successfully.');
  },
});

interface Given {
  username: string | undefined;
  email: string | undefined;
}

async function withoutAsking(db: Database, given: Given): Promise<Answers> {
  const { superuser } = commandEnvironment;
  const username = given.username ?? superuser.username;
  const email = given.email ?? superuser.email;
  if (!username) throw new CommandError('You must use --username with --noinput.');
  if (!email) throw new CommandError('You must use --email with --noinput.');
  const problem = (await usernameError(db, username)) ?? emailError(email);
  if (problem) throw new CommandError(problem);
  return { username, email, ...(superuser.password && { password: superuser.password }) };
}

async function store(db: Database, answers: Answers): Promise<void> {
  try {
    await createUser(db, { ...answers, is_staff: true, is_superuser: true });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'already_exists') throw new CommandError(TAKEN);
    throw error;
  }
}

async function usernameError(db: Database, username: string): Promise<string | undefined> {
  const problem = usernameProblem(username);
  if (problem) return `Error: ${problem}`;
  return (await findUserByUsername(db.read, username)) ? TAKEN : undefined;
}

const checkEmail = check(objectSchema({ email: fieldSchema(User.field('email')) }));

function emailError(email: string): string | undefined {
  if (email === '') return undefined;
  try {
    checkEmail({ email });
    return undefined;
  } catch {
    return 'Error: Enter a valid email address.';
  }
}

/** Prompts until every answer is valid. */
class Interview {
  private readonly prompt = new Prompt();

  constructor(
    private readonly db: Database,
    private readonly out: Output,
  ) {}

  async answers(given: Given): Promise<Answers> {
    try {
      const username = await this.username(given.username);
      const email = await this.email(given.email);
      return { username, email, password: await this.password({ username, email }) };
    } finally {
      this.prompt.close();
    }
  }

  private async username(given: string | undefined): Promise<string> {
    const own = os.userInfo().username;
    const fallback = (await usernameError(this.db, own)) === undefined ? own : '';
    const question = fallback ? `Username (leave blank to use '${fallback}'): ` : 'Username: ';
    for (let next = given; ; next = undefined) {
      const username = next ?? ((await this.prompt.ask(question)).trim() || fallback);
      const problem = await usernameError(this.db, username);
      if (!problem) return username;
      this.out.error(problem);
    }
  }

  private async email(given: string | undefined): Promise<string> {
    for (let next = given; ; next = undefined) {
      const email = next ?? (await this.prompt.ask('Email address: ')).trim();
      const problem = emailError(email);
      if (!problem) return email;
      this.out.error(problem);
    }
  }

  private async password(details: { username: string; email: string }): Promise<string> {
    for (;;) {
      const password = await this.prompt.askSecret('Password: ');
      const again = await this.prompt.askSecret('Password (again): ');
      if (password !== again) {
        this.out.error("Error: Your passwords didn't match.");
      } else if (password.trim() === '') {
        this.out.error("Error: Blank passwords aren't allowed.");
      } else {
        const problems = passwordProblems(password, details);
        if (problems.length === 0) return password;
        this.out.error(problems.join('\n'));
        const question = 'Bypass password validation and create user anyway? [y/N]: ';
        if ((await this.prompt.ask(question)).trim().toLowerCase() === 'y') return password;
      }
    }
  }
}
