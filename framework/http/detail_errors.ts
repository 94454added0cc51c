// Errors as services written with FastAPI send them: `{"detail": "Product not found"}`, and for input that is not
// valid 422 with a list of the problems.
import type { Request } from 'express';
import type { ApiError, FieldProblem } from '../errors.js';
import { listOf, object, TEXT } from '../serializers/answers.js';
import type { ErrorFormat } from './error_format.js';

const PROBLEM = object({
  loc: { schema: { type: 'array', items: { type: ['string', 'integer'] } } },
  msg: TEXT,
  type: TEXT,
});

export const DETAIL_ERRORS: ErrorFormat = {
  statusOf: ({ code, httpStatus }) => (isOfInput(code) ? 422 : httpStatus),
  bodyOf: (error, request) => ({
    detail: isOfInput(error.code) ? problemsOf(error, request) : textOf(error),
  }),
  answer: object({ detail: { schema: { anyOf: [TEXT.schema, listOf(PROBLEM).schema] } } }),
};

function isOfInput(code: string): boolean {
  return code === 'invalid' || code === 'malformed_json';
}

/** "Product 7 was not found." is "Product not found" there. */
function textOf({ code, message }: ApiError): string {
  return code === 'not_found' ? message.replace(/ \S+ was not found\.$/, ' not found') : message;
}

function problemsOf({ code, message, details }: ApiError, request: Request): object[] {
  if (code === 'malformed_json') return [{ loc: ['body'], msg: message, type: 'json_invalid' }];
  if (details.length === 0) return [{ loc: ['body'], msg: message, type: 'value_error' }];
  return details.map((problem) => {
    const isMissing = problem.message === 'is required';
    return {
      loc: locationOf(problem, request),
      msg: isMissing ? 'Field required' : problem.message,
      type: isMissing ? 'missing' : 'value_error',
    };
  });
}

/** Where the field is: `["body", "items", 0, "price"]`, `["query", "limit"]`, `["header", "If-Match"]`. */
function locationOf({ field }: FieldProblem, request: Request): (string | number)[] {
  if (field === 'body') return ['body'];
  if (Object.hasOwn(request.query, field) || request.method === 'GET') return ['query', field];
  if (request.get(field) !== undefined) return ['header', field];
  const parts = field.split(/[.[\]]+/).filter(Boolean);
  return ['body', ...parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))];
}
