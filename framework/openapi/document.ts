// The OpenAPI 3.1 document of the API, made from what its endpoints declare.
import type { AppConfig } from '../app_config.js';
import type { RequestHeader } from '../http/request_headers.js';
import type { Method, UrlPattern } from '../http/router.js';
import { headerComponents } from './headers.js';
import { appOf, pathOf } from './names.js';
import { operationOf } from './operations.js';
import { Components } from './schemas.js';
import { securitySchemes } from './security.js';

/** What a project says about its API. */
export interface ApiDescription {
  title: string;
  version: string;
  /** In Markdown. */
  description: string;
  license: { name: string; identifier: string };
  /** The header with the token of a single object; `holder` access accepts it. */
  objectToken: RequestHeader;
}

export type OpenApiDocument = {
  openapi: string;
  paths: Record<string, Record<string, unknown>>;
  components: Record<string, Record<string, unknown>>;
} & Record<string, unknown>;

/** The document; pages for people are left out. */
export function openApiDocument(
  patterns: UrlPattern[],
  apps: AppConfig[],
  { title, version, description, license, objectToken }: ApiDescription,
): OpenApiDocument {
  const components = new Components();
  const described = patterns.filter(({ isPage }) => !isPage);
  const paths = described.map((pattern): [string, Record<string, unknown>] => {
    const operations = Object.entries(pattern.methods).map(([method, endpoint]) => [
      method.toLowerCase(),
      operationOf(method as Method, pattern, endpoint, { components, apps, objectToken }),
    ]);
    return [pathOf(pattern), Object.fromEntries(operations) as Record<string, unknown>];
  });
  return {
    openapi: '3.1.0',
    info: { title, version, description, license },
    servers: [{ url: '/' }],
    tags: tagsOf(described, apps),
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries(Object.entries(components.schemas).sort()),
      responses: Object.fromEntries(Object.entries(components.responses).sort()),
      headers: headerComponents([paths, components.responses]),
      securitySchemes: securitySchemes([objectToken, ...schemeHeaders(described)]),
    },
  };
}

function tagsOf(patterns: UrlPattern[], apps: AppConfig[]): object[] {
  const used = new Set(patterns.map((pattern) => appOf(pattern, apps)));
  const tags = apps.filter(({ label }) => used.has(label));
  return [
    ...tags.map(({ label, verboseName }) => ({ name: label, description: verboseName })),
    ...(used.has(undefined) ? [{ name: 'other', description: 'The API itself' }] : []),
  ];
}

/** The declared headers that say who sends a request. */
function schemeHeaders(patterns: UrlPattern[]): RequestHeader[] {
  const all = patterns.flatMap(({ methods }) =>
    Object.values(methods).flatMap(({ headers = [] }) => headers),
  );
  return [...new Set(all)].filter(({ scheme }) => scheme !== undefined);
}
