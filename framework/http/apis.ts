// Which paths of a site programs use, as its URL patterns say. All other paths are pages for people.
import type { Express, Request } from 'express';
import type { ErrorFormat } from './error_format.js';

/** The setting of the Express app with the formats of errors by the first part of the path: `api`. */
const SETTING = 'apis';

type Apis = ReadonlyMap<string, ErrorFormat | undefined>;

/** Tells the app which of its paths belong to an API. All patterns with one first part have one format of errors. */
export function declareApis(
  app: Express,
  patterns: { route: string; isPage: boolean; errorFormat?: ErrorFormat | undefined }[],
): void {
  const apis: Apis = new Map(
    patterns.filter(({ isPage }) => !isPage).map(({ route, errorFormat }) => [firstPart(route), errorFormat]),
  );
  app.set(SETTING, apis);
}

/** Whether the path belongs to an API. Pages parse their own bodies. */
export function isApi(request: Request): boolean {
  return apisOf(request).has(firstPart(request.path.slice(1)));
}

/** The format of errors at the path, if it is not the usual one. */
export function errorFormatOf(request: Request): ErrorFormat | undefined {
  return apisOf(request).get(firstPart(request.path.slice(1)));
}

function apisOf({ app }: Request): Apis {
  return app.get(SETTING) as Apis;
}

function firstPart(path: string): string {
  return path.split('/', 1)[0] ?? '';
}
