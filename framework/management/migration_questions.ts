// The questions of `makemigrations`.
import type { Decisions, Fill } from '../db/autodetector.js';
import type { Field } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { CommandError } from './command.js';
import type { Prompt } from './prompt.js';

/** For finding out whether there are changes at all. */
export const anyDecisions: Decisions = {
  isRenamed: async () => false,
  fillOf: async () => 'now',
};

/** The decisions of `--noinput`: nothing was renamed, and a missing value is refused. */
export const refuseDecisions: Decisions = {
  isRenamed: async () => false,
  fillOf: async (model, field) => {
    throw new CommandError(
      `Field '${field.name}' on model '${model.modelName}' not migrated: it is impossible to make a field ` +
        'non-nullable without a value for the existing rows. Give the field a default in its model, or run ' +
        'makemigrations without --noinput.',
    );
  },
};

/** Asks a person. The prompt is opened at the first question. */
export function askDecisions(prompt: () => Prompt): Decisions {
  return {
    async isRenamed(model, from, to) {
      const question = `Was ${model.modelName}.${from} renamed to ${model.modelName}.${to.name} (${kindOf(to)})? [y/N] `;
      return /^y(es)?$/i.test((await prompt().ask(question)).trim());
    },
    fillOf: (model, field, why) => askFill(prompt(), model, field, why),
  };
}

function kindOf({ kind }: Field): string {
  return `a field of the kind ${kind}`;
}

async function askFill(
  prompt: Prompt,
  model: Model,
  field: Field,
  why: 'added' | 'no longer null',
): Promise<Fill> {
  const what =
    why === 'added'
      ? `to add a non-nullable field '${field.name}' to ${model.modelName}`
      : `to change a nullable field '${field.name}' on ${model.modelName} to non-nullable`;
  const choice = await askChoice(
    prompt,
    `It is impossible ${what} without specifying a default. This is because the database needs something to ` +
      `populate existing rows.
Please select a fix:
 1) Provide a one-off default now (will be set on all existing rows with a null value for this column)
 2) Quit and manually define a default value in models.ts.
Select an option: `,
  );
  if (choice === '2') throw new CommandError('Nothing was written.');
  return askValue(prompt, field);
}

async function askChoice(prompt: Prompt, question: string): Promise<'1' | '2'> {
  let answer = await prompt.ask(question);
  while (answer.trim() !== '1' && answer.trim() !== '2') answer = await prompt.ask('Please enter 1 or 2: ');
  return answer.trim() as '1' | '2';
}

async function askValue(prompt: Prompt, field: Field): Promise<Fill> {
  for (;;) {
    const hint = field.kind === 'datetime' ? 'now, or a date and time in double quotes' : HINTS[field.kind];
    const answer = (await prompt.ask(`Please enter the default value (${hint}): `)).trim();
    if (answer === 'now' && field.kind === 'datetime') return 'now';
    const value = parsed(answer);
    if (isValid(field, value)) return { value };
    prompt.say(`Error: ${answer || 'An empty answer'} is not a value of this field.`);
  }
}

const NUMBER = 'a whole number';
const TEXT = 'a text in double quotes, such as "none"';
const HINTS: Record<Field['kind'], string> = {
  ...{ auto: NUMBER, integer: NUMBER, foreignkey: 'the id of a row', money: 'minor units, such as 995' },
  ...{ char: TEXT, text: TEXT, boolean: 'true or false', datetime: 'now' },
};

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

function isValid({ kind, options }: Field, value: unknown): value is string | number | boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'datetime') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (kind === 'char' || kind === 'text') {
    return typeof value === 'string' && value.length <= (options.maxLength ?? Infinity);
  }
  const { min = -(2 ** 31), max = 2 ** 31 - 1 } = options;
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}
