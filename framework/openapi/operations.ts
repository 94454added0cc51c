// One endpoint as an operation of OpenAPI.
import { STATUS_CODES } from 'node:http';
import type { AppConfig } from '../app_config.js';
import type { ErrorCode } from '../errors.js';
import type { RequestHeader } from '../http/request_headers.js';
import type { Endpoint, Method, UrlPattern } from '../http/router.js';
import { type Answer, ERROR, PROBLEM } from '../serializers/answers.js';
import { ID_SCHEMA, type Schema } from '../validation.js';
import { describeErrors, errorsOf } from './error_answers.js';
import { type HeaderName, headerReferences, IDEMPOTENCY_KEY, IF_NONE_MATCH } from './headers.js';
import { appOf, capitalized, operationId, parametersOf, pascalCase } from './names.js';
import type { Components } from './schemas.js';
import { securityOf } from './security.js';

/** What operations need of the document. */
export interface Surroundings {
  components: Components;
  apps: AppConfig[];
  objectToken: RequestHeader;
}

/** The operation of one method of a pattern. */
export function operationOf(
  method: Method,
  pattern: UrlPattern,
  endpoint: Endpoint,
  { components, apps, objectToken }: Surroundings,
): Record<string, unknown> {
  const id = operationId(method, pattern, endpoint);
  const { summary, permission, body, example } = endpoint;
  const tag = appOf(pattern, apps);
  return {
    operationId: id,
    ...(summary !== undefined && { summary: summary.replace(/\.$/, '') }),
    ...(permission !== undefined && { description: `Staff need the permission \`${permission}\`.` }),
    tags: [tag ?? 'other'],
    security: securityOf(method, endpoint, objectToken),
    parameters: [...inPath(pattern), ...inQuery(endpoint, components), ...inHeaders(method, endpoint)],
    ...(body && {
      requestBody: {
        required: body.optional !== true,
        content: contentOf(
          components.refer(body.schema, `${capitalized(id)}Request`),
          ['application/json', ...(pattern.v1 ? ['application/x-www-form-urlencoded'] : [])],
          example,
        ),
      },
    }),
    responses: {
      ...successes(method, pattern, endpoint, components, id),
      ...failures(method, pattern, endpoint, components),
    },
  };
}

function inPath(pattern: UrlPattern): object[] {
  return parametersOf(pattern).map(({ kind, name }) => ({
    ...{ name, in: 'path', required: true },
    schema: kind === 'int' ? { ...ID_SCHEMA, examples: [1] } : { type: 'string' },
  }));
}

function inQuery({ query }: Endpoint, components: Components): object[] {
  const { properties = {}, required = [] } = query?.schema ?? {};
  return Object.entries(properties as Record<string, Schema>).map(([name, schema]) => {
    const { description, ...rest } = components.convert(schema);
    return {
      ...{ name, in: 'query', required: (required as string[]).includes(name) },
      ...(description !== undefined && { description }),
      ...(rest.type === 'array' && { style: 'form', explode: false }),
      schema: rest,
    };
  });
}

function inHeaders(method: Method, endpoint: Endpoint): object[] {
  const { headers = [], answers = {} } = endpoint;
  const isTagged = method === 'GET' && answers[200]?.headers?.includes('ETag');
  const all = [
    ...headers.filter(({ scheme }) => scheme === undefined),
    ...(method === 'POST' ? [IDEMPOTENCY_KEY] : []),
    ...(isTagged ? [IF_NONE_MATCH] : []),
  ];
  return all.map(({ name, description, schema: { format: _format, ...schema } }) => ({
    ...{ name, in: 'header', description, required: false, schema },
  }));
}

function contentOf(schema: Schema, types: readonly string[], example?: object): Record<string, object> {
  return Object.fromEntries(
    types.map((type) => [type, { schema, ...(example && type.endsWith('json') && { example }) }]),
  );
}

function successes(
  method: Method,
  { shared }: UrlPattern,
  endpoint: Endpoint,
  components: Components,
  id: string,
): Record<string, object> {
  const { answers = {}, throttle } = endpoint;
  const usual: HeaderName[] = [
    'X-Request-Id',
    ...(shared && method === 'GET' ? (['Cache-Control'] as const) : []),
    ...(method === 'POST' ? (['Idempotent-Replayed'] as const) : []),
    ...(throttle ? RATE_LIMIT : []),
  ];
  const entries = Object.entries(answers).map(([status, answer]): [string, object] => {
    const headers = headerReferences([...usual, ...(answer.headers ?? [])]);
    const content = bodyOf(answer, Number(status), components, id, Object.keys(answers).length > 1);
    return [status, { description: STATUS_CODES[status] ?? status, headers, ...(content && { content }) }];
  });
  const isTagged = method === 'GET' && answers[200]?.headers?.includes('ETag');
  const unchanged = {
    description: 'Nothing has changed.',
    headers: headerReferences([...usual, ...(answers[200]?.headers ?? [])]),
  };
  return Object.fromEntries([...entries, ...(isTagged ? [['304', unchanged] as const] : [])]) as Record<
    string,
    object
  >;
}

const RATE_LIMIT = ['RateLimit', 'RateLimit-Policy'] as const;

function bodyOf(
  { schema, types = ['application/json'] }: Answer,
  status: number,
  components: Components,
  id: string,
  isOneOfSeveral: boolean,
): Record<string, object> | undefined {
  if (schema.const === '') return undefined;
  if (!types.includes('application/json')) return contentOf(schema, types);
  const name = `${capitalized(id)}${isOneOfSeveral ? status : ''}Response`;
  return contentOf(components.refer(schema, name), types);
}

function failures(
  method: Method,
  pattern: UrlPattern,
  endpoint: Endpoint,
  components: Components,
): Record<string, object> {
  const errors = errorsOf(method, pattern, endpoint);
  const declared = Object.keys(endpoint.answers ?? {}).map(Number);
  const entries = [...errors].sort(([one], [other]) => one - other);
  return Object.fromEntries(
    entries
      .filter(([status]) => !declared.includes(status))
      .map(([status, codes]) => [status, failure(status, codes, pattern, components)]),
  );
}

function failure(
  status: number,
  codes: ErrorCode[],
  { errorFormat }: UrlPattern,
  components: Components,
): object {
  const name = codes.map(pascalCase).join('Or');
  const headers: HeaderName[] = [
    'X-Request-Id',
    ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...RATE_LIMIT,
    ...(status < 500 ? (['Idempotent-Replayed'] as const) : []),
    ...(status === 429 || status >= 500 ? (['Retry-After'] as const) : []),
  ];
  return components.referToResponse(errorFormat ? `${name}Detail` : name, {
    description: describeErrors(codes),
    headers: headerReferences(headers),
    content: errorFormat
      ? contentOf(components.refer(errorFormat.answer.schema, 'ErrorDetail'), ['application/json'])
      : {
          ...contentOf(components.refer(ERROR.schema, 'Error'), ['application/json']),
          ...contentOf(components.refer(PROBLEM.schema, 'Problem'), ['application/problem+json']),
        },
    'x-error-codes': codes,
  });
}
