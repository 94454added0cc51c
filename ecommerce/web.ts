// The Express app of this project.
import type { Express } from 'express';
import './admin.js';
import '../events/grpc_client.js'; // whose health it tells
import { adminRouter } from '../framework/admin/router.js';
import { staticFiles } from '../framework/admin/static_files.js';
import { authenticate as authenticateCustomer } from '../customers/authenticator.js';
import { CART_TOKEN } from '../customers/cart_token.js';
import { ORDER_TOKEN, readOrderToken } from '../orders/token_reader.js';
import { INSTALLED_APPS } from './apps.js';
import { sessionAuthenticator, tokenAuthenticator } from '../framework/auth/authenticators.js';
import type { Database } from '../framework/db/database.js';
import { createApp } from '../framework/http/app.js';
import { under } from '../framework/http/in_turn.js';
import { refuseUntil } from '../framework/http/readiness.js';
import { buildRouter } from '../framework/http/router.js';
import type { SiteState } from '../framework/project.js';
import { throttlesOf } from '../framework/throttles/throttles.js';
import { urlpatterns } from './urls.js';

/** The whole web site on one database. */
export function buildSite(db: Database, { ready, readiness }: SiteState = {}): Express {
  const authenticators = [tokenAuthenticator(db), sessionAuthenticator(db), authenticateCustomer];
  const routers = [
    ...(ready ? [refuseUntil(ready)] : []),
    under(/^\/(static|favicon\.ico)(\/|$)/i, staticFiles()),
    under(/^\/admin(\/|$)/, adminRouter(db, INSTALLED_APPS)),
    buildRouter(urlpatterns, { authenticators, readToken: readOrderToken }, throttlesOf(db)),
  ];
  return createApp(routers, urlpatterns, [CART_TOKEN, ORDER_TOKEN], readiness);
}
