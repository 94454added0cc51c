// Serves style sheets, scripts and icons of the admin and of the page of the API, and the libraries that they use; none
// come from another host.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { nameRoute } from '../http/routes.js';
import express, { Router } from 'express';

/** Browsers revalidate each time, and get 304 if nothing has changed. */
const OPTIONS = { index: false, redirect: false, cacheControl: true, maxAge: 0 };

/** The files of libraries that need no other file, by their names under /static/vendor/. */
const VENDOR: Record<string, [library: string, file: string]> = {
  'chart.js': ['chart.js', 'chart.umd.min.js'],
  'swagger-ui.js': ['swagger-ui-dist', 'swagger-ui-bundle.js'],
  'swagger-ui.css': ['swagger-ui-dist', 'swagger-ui.css'],
};

/** Serves /static/, outside /admin/, where every URL requires a log-in. */
export function staticFiles(): Router {
  const router = Router();
  router.use(['/static', '/favicon.ico'], (request, _response, next) => {
    nameRoute(request, '/static/');
    next();
  });
  router.use('/static/admin', express.static(path.join(import.meta.dirname, 'static'), OPTIONS));
  // Browsers ask for it at pages without a link to an icon, such as PDFs.
  router.get('/favicon.ico', (_request, response) => {
    response.sendFile(path.join(import.meta.dirname, 'static', 'icon.svg'), OPTIONS);
  });
  const openapi = path.join(import.meta.dirname, '..', 'openapi', 'static');
  router.use('/static/openapi', express.static(openapi, OPTIONS));
  for (const [name, [library, file]] of Object.entries(VENDOR)) {
    const found = fileOf(library, file);
    router.get(`/static/vendor/${name}`, (_request, response) => {
      response.sendFile(found, OPTIONS);
    });
  }
  return router;
}

/** A file of a library, beside its main file. */
function fileOf(library: string, name: string): string {
  const entry = createRequire(import.meta.url).resolve(library);
  const file = path.join(path.dirname(entry), name);
  if (!existsSync(file)) throw new Error(`${library} has no ${file}.`);
  return file;
}
