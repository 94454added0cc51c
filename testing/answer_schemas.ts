// Holds every answer that a test gets against what its endpoint declares: a status that is not declared, or a body
// of another shape, fails the test.
import { Ajv, type ValidateFunction } from 'ajv';
import { urlpatterns } from '../ecommerce/urls.js';
import { type Endpoint, expressPath, type Method } from '../framework/http/router.js';
import { ERROR } from '../framework/serializers/answers.js';

const ajv = new Ajv({ allErrors: true, strict: false });
const patterns = urlpatterns
  .filter(({ isPage }) => !isPage)
  .map((pattern) => ({ pattern, path: expressPath(pattern.route) }));
const compiled = new Map<object, ValidateFunction>();

/** Throws when the body is not what is declared for this method, address and status. */
export function checkAnswer(method: string, url: string, status: number, body: unknown): void {
  const { pathname } = new URL(url);
  const found = patterns.find(({ path }) => path.test(pathname))?.pattern;
  const endpoint = found?.methods[method as Method];
  if (!endpoint || status === 304) return;
  const answer = endpoint.answers?.[status] ?? (status >= 400 ? ERROR : undefined);
  const name = `${method} ${pathname} (${status})`;
  if (!answer) throw new Error(`${name}: the status is not declared in urls.ts.`);
  let validate = compiled.get(answer);
  if (!validate) compiled.set(answer, (validate = ajv.compile(answer.schema)));
  if (validate(body)) return;
  throw new Error(`${name} is not as declared: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`);
}

/** The endpoints of the API that declare no answer. */
export function undeclared(): string[] {
  return patterns.flatMap(({ pattern: { route, methods } }) =>
    Object.entries(methods)
      .filter(([, { answers }]: [string, Endpoint]) => !answers)
      .map(([method]) => `${method} ${route}`),
  );
}
