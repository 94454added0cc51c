// The web site of this project: its Express app.
import type { Express } from 'express';
import './admin.js';
import { adminRouter } from '../framework/admin/router.js';
import { staticFiles } from '../framework/admin/static_files.js';
import { INSTALLED_APPS } from './apps.js';
import { sessionAuthenticator, tokenAuthenticator } from '../framework/auth/authenticators.js';
import type { Database } from '../framework/db/database.js';
import type { TokenReader } from '../framework/http/access.js';
import { createApp } from '../framework/http/app.js';
import { refuseUntil } from '../framework/http/readiness.js';
import { buildRouter } from '../framework/http/router.js';
import { throttlesOf } from '../framework/throttles/throttles.js';
import { urlpatterns } from './urls.js';

/** The whole web site on one database. Given `ready`, it refuses all requests until then. */
export function buildSite(db: Database, ready?: Promise<void>): Express {
  const ofApps = INSTALLED_APPS.flatMap((app) => app.authenticator ?? []);
  const authenticators = [tokenAuthenticator(db), sessionAuthenticator(db), ...ofApps];
  const readers = INSTALLED_APPS.flatMap((app) => app.tokenReader ?? []);
  const readToken: TokenReader = async (request) => {
    for (const read of readers) {
      const id = await read(request);
      if (id !== null) return id;
    }
    return null;
  };
  return createApp([
    ...(ready ? [refuseUntil(ready)] : []),
    staticFiles(),
    adminRouter(db, INSTALLED_APPS),
    buildRouter(urlpatterns, { authenticators, readToken }, throttlesOf(db)),
  ]);
}
