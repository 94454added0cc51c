// Parsing posted forms: texts by name, with repeated names and size limits.
import express, { type Request, type RequestHandler, type Response } from 'express';
import { ApiError, invalid } from '../errors.js';
import { parseMultipart } from './multipart.js';

/** The maximum size; enough for a list of 100 rows with all its fields, or a long text. */
export const LIMIT_BYTES = 1024 * 1024;
const MAX_FIELDS = 5_000;
/** The pages whose forms may have a file. */
const TOOL = /\/tools\/[a-z_]+\/$/;
const MULTIPART = 'multipart/form-data';

const urlencodedParser = express.urlencoded({
  extended: false,
  limit: LIMIT_BYTES,
  parameterLimit: MAX_FIELDS,
});

const multipartReader = express.raw({ type: MULTIPART, limit: LIMIT_BYTES });

/** Parses posted forms into `request.body`. */
export const formParser: RequestHandler = (request, response, next) => {
  if (!request.is(MULTIPART)) {
    void urlencodedParser(request, response, (error?: unknown) => next(tooLargeOr(error)));
    return;
  }
  void multipartReader(request, response, (error?: unknown) => {
    if (error) return next(tooLargeOr(error));
    const type = request.get('content-type') ?? '';
    parseMultipart(request.body as Buffer, type, MAX_FIELDS, TOOL.test(request.path)).then((fields) => {
      request.body = fields;
      next();
    }, next);
  });
};

/** Browsers keep to the length of each field, which is far below the limit; so it is a file, or a script's form. */
function tooLargeOr(error: unknown): unknown {
  if ((error as { type?: string } | undefined)?.type !== 'entity.too.large') return error;
  return new ApiError('too_large', 'The form, with its file, is larger than 1 MB.');
}

/** Parses the form of a request outside a router. */
export async function readPostedForm(request: Request, response: Response): Promise<Form> {
  await new Promise<void>((resolve, reject) => {
    formParser(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
  });
  return postedForm(request);
}

/** The fields of a posted form. */
export class Form {
  private readonly values: Map<string, string[]>;

  constructor(values: Iterable<[string, string[]]>) {
    this.values = new Map(values);
  }

  /** Whether the form has the field, even if it is empty. */
  has(name: string): boolean {
    return this.values.has(name);
  }

  /** The field's last value, as in Django; '' when there is none. */
  get(name: string): string {
    return this.values.get(name)?.at(-1) ?? '';
  }

  /** All values of a field that may have several. */
  all(name: string): string[] {
    return this.values.get(name) ?? [];
  }

  names(): string[] {
    return [...this.values.keys()];
  }
}

/** The form of a POST; empty for a GET, or when something else was sent. Invalid text is refused. */
export function postedForm(request: Request): Form {
  const form = typedForm(request);
  for (const name of form.names()) {
    if ([name, ...form.all(name)].every(isPlainText)) continue;
    throw invalid(name, 'must be valid text without NUL characters');
  }
  return form;
}

/** As `postedForm`, with any text: for pages that show the error beside the field, by `textProblem`. */
export function typedForm(request: Request): Form {
  if (!request.is(['urlencoded', MULTIPART])) return new Form([]);
  const body = (request.body ?? {}) as Record<string, unknown>;
  return new Form(
    Object.entries(body).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
  );
}

/** What is wrong with text that a database cannot store; `undefined` for other text. */
export function textProblem(text: string): string | undefined {
  if (text.includes('\0')) return 'Null characters are not allowed.';
  return isPlainText(text) ? undefined : 'Enter text without invalid characters.';
}

/** Whether every database can store the text: it has no NUL and was decoded completely. */
export function isPlainText(text: string): boolean {
  return !text.includes('\0') && !text.includes('\uFFFD') && !/\p{Surrogate}/u.test(text);
}
