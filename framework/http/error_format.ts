// Another format of errors than the usual one (errors.ts), for addresses whose clients expect it.
import type { Request } from 'express';
import type { ApiError } from '../errors.js';
import type { Answer } from '../serializers/answers.js';

export interface ErrorFormat {
  statusOf(error: ApiError): number;
  bodyOf(error: ApiError, request: Request): object;
  /** The bodies, by schema. */
  answer: Answer;
}
