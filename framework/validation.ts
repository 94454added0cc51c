// Input validation: Ajv with our own formats and keywords, and readable messages. REST bodies, query
// strings and gRPC requests use the same schemas.
import { _ as code, Ajv, type ErrorObject, type FuncKeywordDefinition, type ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import addFormatsModule from 'ajv-formats';
import { type FieldProblem, invalid } from './errors.js';
import { storedEmail } from './email_addresses.js';
import { storedMoment } from './timestamps.js';
import { isPercent } from './percent.js';
import { amountRule, isCurrency, toCents, toMajorUnits } from './money.js';

/** A JSON Schema (draft 7) with the keywords below. */
export type Schema = Record<string, unknown>;

/** Ids, which are int32. */
export const MAX_ID = 2_147_483_647;
export const ID_SCHEMA: Schema = { type: 'integer', minimum: 1, maximum: MAX_ID };
/** An id, or 0 for none, which means all, nobody or the default. */
export const OPTIONAL_ID_SCHEMA: Schema = { type: 'integer', minimum: 0, maximum: MAX_ID };
/** An Idempotency-Key; '' means none. */
export const IDEMPOTENCY_KEY_SCHEMA: Schema = { type: 'string', maxLength: 255, format: 'text' };
/** The paging parameters of a list that continues only by token. */
const page_size: Schema = { type: 'integer', description: 'The number of rows on a page, at most 1,000.' };
export const TOKEN_PAGE_SCHEMA: Record<string, Schema> = {
  page_size: { ...page_size, minimum: 0, maximum: MAX_ID },
  page_token: {
    ...{ type: 'string', maxLength: 2000, format: 'text' },
    description: 'The next_page_token of the page before, for the same filters and order.',
  },
};
const belowOneIsNone: Schema = { type: 'integer', minimum: -MAX_ID, maximum: MAX_ID };
/** The same for a list of the first system, in which a size below 1 means unset. */
export const V1_TOKEN_PAGE_SCHEMA: Record<string, Schema> = {
  ...TOKEN_PAGE_SCHEMA,
  page_size: { ...page_size, ...belowOneIsNone },
};
/** The same for a list with page numbers too. */
export const V1_PAGE_SCHEMA: Record<string, Schema> = {
  page: { ...belowOneIsNone, description: 'The number of the page, from 1; not used with a page_token.' },
  ...V1_TOKEN_PAGE_SCHEMA,
};

const ajv = new Ajv({ allErrors: true, strict: false, useDefaults: false });
(addFormatsModule as unknown as (ajv: Ajv) => void)(ajv);

/** Text that every database and client can store: no NUL, lone surrogates or replacement of invalid bytes. */
ajv.addFormat('text', (text) => !text.includes('\0') && !text.includes('\uFFFD') && isWellFormed(text));
ajv.addFormat('currency', isCurrency);
ajv.addFormat('slug', /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
ajv.addFormat('percent', isPercent);

/**
 * An amount in major units of the currency that the schema names: a number of whole minor units. Floating point errors are corrected
 * before the limits are compared, so that no value is rounded to an amount outside of them.
 */
const moneyKeyword: FuncKeywordDefinition = {
  keyword: 'money',
  type: 'number',
  errors: false,
  modifying: true,
  before: 'maximum',
  error: { message: 'is not an amount', params: ({ schemaCode }) => code`{ currency: ${schemaCode} }` },
  validate: (currency: string, amount: number, _schema?: unknown, context?: DataValidationCxt) => {
    const cents = toCents(amount, currency);
    if (cents !== null && context)
      context.parentData[context.parentDataProperty] = toMajorUnits(cents, currency);
    return cents !== null;
  },
};
/** White space and invisible characters: zero-width and other ignorable characters, blank Braille. */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;
/** Control characters, line separators, and characters that change the direction of text. */
const NOT_IN_A_LINE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** Text with a visible character. */
const notBlankKeyword: FuncKeywordDefinition = {
  keyword: 'notBlank',
  type: 'string',
  errors: false,
  validate: (_: unknown, text: string) => text.replace(INVISIBLE, '') !== '',
};
/** Single-line text: a name with line breaks could forge a part of a mail or a log. */
const singleLineKeyword: FuncKeywordDefinition = {
  keyword: 'singleLine',
  type: 'string',
  errors: false,
  validate: (_: unknown, text: string) => !NOT_IN_A_LINE.test(text),
};
/** An e-mail address, which is normalized to its stored form. */
const emailKeyword: FuncKeywordDefinition = {
  keyword: 'emailAddress',
  type: 'string',
  errors: false,
  modifying: true,
  validate: (_: unknown, text: string, _schema?: unknown, context?: DataValidationCxt) => {
    const stored = storedEmail(text);
    if (stored !== null && context) context.parentData[context.parentDataProperty] = stored;
    return stored !== null;
  },
};
/** A time, which is converted to the format of rows: UTC with milliseconds. Fractions of one are rounded up. */
const momentKeyword: FuncKeywordDefinition = {
  keyword: 'moment',
  type: 'string',
  errors: false,
  modifying: true,
  validate: (_: unknown, text: string, _schema?: unknown, context?: DataValidationCxt) => {
    const stored = storedMoment(text);
    if (stored !== undefined && context) context.parentData[context.parentDataProperty] = stored;
    return stored !== undefined;
  },
};
/** Sort names that are all ascending or all descending, each column once. */
const oneDirectionKeyword: FuncKeywordDefinition = {
  keyword: 'oneDirection',
  type: 'array',
  errors: false,
  validate: (_: unknown, names: unknown[]) => {
    const descending = names.filter((name) => String(name).startsWith('-')).length;
    return descending === 0 || descending === names.length;
  },
};
ajv.addKeyword(moneyKeyword);
ajv.addKeyword(momentKeyword);
ajv.addKeyword(oneDirectionKeyword);
ajv.addKeyword(notBlankKeyword);
ajv.addKeyword(singleLineKeyword);
ajv.addKeyword(emailKeyword);

function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}

/**
 * A check that returns the typed properties of its schema, or throws `invalid` with all problems.
 */
export interface Check<T> {
  (input: unknown): T;
  readonly schema: Schema;
}

/** The maximum number of problems in one response. */
const MAX_PROBLEMS = 100;

/**
 * A check of input by a schema, which is compiled on first use. The lengths of lists are checked before their
 * contents.
 */
export function check<T>(schema: Schema): Check<T> {
  let validate: ValidateFunction | undefined;
  const lists = listLimits(schema);
  const names = propertiesOf(schema);
  const run = (input: unknown): T => {
    const tooLong = lists.filter(({ name, maxItems }) => lengthOf(input, name) > maxItems);
    if (tooLong.length > 0) {
      throw invalid(tooLong.map(({ name, maxItems }) => ({ field: name, message: atMostEntries(maxItems) })));
    }
    validate ??= ajv.compile(schema);
    if (validate(input)) return picked(input as Record<string, unknown>, names) as T;
    throw invalid(problemsOf(validate.errors ?? []).slice(0, MAX_PROBLEMS));
  };
  return Object.assign(run, { schema });
}

/** The names of the properties of this schema. */
export function propertiesOf({ properties = {} }: Schema): string[] {
  return Object.keys(properties as object);
}

/** The named properties of an object. */
function picked(input: Record<string, unknown>, names: string[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of names) if (input[name] !== undefined) result[name] = input[name];
  return result;
}

/** The lists among the properties of an object's schema, with their limits. */
function listLimits({ properties = {} }: Schema): { name: string; maxItems: number }[] {
  return Object.entries(properties as Record<string, Schema>).flatMap(([name, { type, maxItems }]) =>
    type === 'array' && typeof maxItems === 'number' ? [{ name, maxItems }] : [],
  );
}

function lengthOf(input: unknown, name: string): number {
  const list = (input as Record<string, unknown> | null | undefined)?.[name];
  return Array.isArray(list) ? list.length : 0;
}

function atMostEntries(limit: unknown): string {
  return `must have at most ${String(limit)} entries`;
}

/** The schema of an object with these properties, some of them required; others are ignored. */
export function objectSchema(properties: Record<string, Schema>, required: string[] = []): Schema {
  return { type: 'object', properties, required };
}

/** The id in a request. */
export const checkId = check<{ id: number }>(objectSchema({ id: ID_SCHEMA }, ['id']));

/** One problem per field, in the order in which they were found. */
function problemsOf(errors: ErrorObject[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const error of errors) {
    const problem = { field: fieldOf(error), message: messageOf(error) };
    if (!problems.has(problem.field)) problems.set(problem.field, problem);
  }
  return [...problems.values()];
}

/** `/items/0/quantity` → `items[0].quantity`; the whole input is `body`. */
function fieldOf(error: ErrorObject): string {
  const missing = error.keyword === 'required' ? `/${String(error.params.missingProperty)}` : '';
  const path = `${error.instancePath}${missing}`.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');
  return path.replace(/^\./, '') || 'body';
}

const TYPE_NAMES: Record<string, string> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const A_MOMENT = 'a time with its offset from UTC, such as 2026-11-25T14:30:00+01:00';
const FORMAT_NAMES: Record<string, string> = {
  currency: 'an ISO 4217 code such as USD',
  text: 'valid text without NUL characters',
  slug: 'lower-case letters, digits and single hyphens',
  percent: 'a number from 0 to 100 with at most three decimals',
  date: 'a day, such as 2026-11-25',
  'date-time': A_MOMENT,
};

function messageOf(error: ErrorObject): string {
  const { limit, type, format, allowedValues, currency } = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return 'is required';
    case 'type':
      return `must be ${TYPE_NAMES[String(type)] ?? String(type)}`;
    case 'format':
      return `must be ${FORMAT_NAMES[String(format)] ?? String(format)}`;
    case 'enum':
      return `must be one of ${(allowedValues as string[]).filter(Boolean).join(', ')}`;
    case 'minimum':
      return `must be at least ${String(limit)}`;
    case 'exclusiveMinimum':
      return `must be more than ${String(limit)}`;
    case 'maximum':
      return `must be at most ${String(limit)}`;
    case 'minLength':
    case 'notBlank':
      return 'must not be empty';
    case 'maxLength':
      return `must have at most ${String(limit)} characters`;
    case 'minItems':
      return `must have at least ${String(limit)} ${limit === 1 ? 'entry' : 'entries'}`;
    case 'uniqueItems':
      return 'must not have an entry twice';
    case 'oneDirection':
      return 'must be all ascending or all descending, as in -price,-name';
    case 'moment':
      return `must be ${A_MOMENT}`;
    case 'maxItems':
      return atMostEntries(limit);
    case 'singleLine':
      return 'must be one line, without control characters or marks that change the direction of text';
    case 'emailAddress':
      return 'must be an e-mail address';
    case 'money':
      return `must be ${amountRule(String(currency))}`;
    default:
      return error.message ?? 'is not valid';
  }
}
