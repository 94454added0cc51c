// The headers of requests and answers in the description of the API.
import type { RequestHeader } from '../http/request_headers.js';
import { IDEMPOTENCY_KEY_SCHEMA, type Schema } from '../validation.js';

export const IDEMPOTENCY_KEY: RequestHeader = {
  name: 'Idempotency-Key',
  description:
    'A new random text for each intended action. A repetition with the same key is carried out once, and gets the first answer again.',
  schema: { ...IDEMPOTENCY_KEY_SCHEMA, examples: ['0b6f6c5e-6a0e-4b8e-9a43-6d1f0f3b1c55'] },
};

export const IF_NONE_MATCH: RequestHeader = {
  name: 'If-None-Match',
  description: 'ETags that you have seen. If the answer has one of them, it is 304, without a body.',
  schema: { type: 'string' },
};

interface Described {
  description: string;
  schema: Schema;
  /** Whether every answer for which it is documented has it. */
  required: boolean;
}

const text: Schema = { type: 'string' };

/** Every header of answers that clients may rely on. */
const DESCRIBED_HEADERS = {
  'X-Request-Id': {
    description: 'The id of the request, also in the logs of the shop.',
    schema: text,
    required: true,
  },
  ETag: { description: 'Changes with every change of the resource.', schema: text, required: true },
  Link: {
    description: 'The addresses of the next, the previous and the first page (RFC 8288).',
    schema: text,
    required: false,
  },
  Location: { description: 'The address of the new resource.', schema: text, required: true },
  'Content-Disposition': { description: 'The name of the file.', schema: text, required: true },
  'Cache-Control': { description: 'Who may keep the answer, and how long.', schema: text, required: true },
  'Idempotent-Replayed': {
    description: '`true` if this is the answer to an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
    required: false,
  },
  RateLimit: {
    description: 'How many requests are left, and the seconds until there are more.',
    schema: text,
    required: false,
  },
  'RateLimit-Policy': {
    description: 'How many requests are allowed in how many seconds.',
    schema: text,
    required: false,
  },
  'Retry-After': {
    description: 'The seconds after which a retry makes sense.',
    schema: { type: 'integer', minimum: 0 },
    required: false,
  },
  'WWW-Authenticate': { description: 'The scheme of the credentials.', schema: text, required: true },
} as const satisfies Record<string, Described>;

export type HeaderName = keyof typeof DESCRIBED_HEADERS;

/** The header components that the rest of a document refers to. */
export function headerComponents(rest: object): Record<string, Described> {
  const text = JSON.stringify(rest);
  const isUsed = ([name]: [string, Described]) => text.includes(`"#/components/headers/${name}"`);
  return Object.fromEntries(Object.entries(DESCRIBED_HEADERS).filter(isUsed));
}

/** References to header components. */
export function headerReferences(names: readonly HeaderName[]): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
