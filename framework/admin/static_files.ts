// Serves the admin's style sheets, scripts and icon, and the chart library; none come from another host.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import express, { Router } from 'express';

/** Browsers revalidate each time, and get 304 if nothing has changed. */
const OPTIONS = { index: false, redirect: false, cacheControl: true, maxAge: 0 };

/** Serves /static/, outside /admin/, where every URL requires a log-in. */
export function staticFiles(): Router {
  const router = Router();
  router.use('/static/admin', express.static(path.join(import.meta.dirname, 'static'), OPTIONS));
  const library = chartLibrary();
  router.get('/static/vendor/chart.js', (_request, response) => {
    response.sendFile(library, OPTIONS);
  });
  return router;
}

/** The file of chart.js that needs no other. */
function chartLibrary(): string {
  const entry = createRequire(import.meta.url).resolve('chart.js');
  const file = path.join(path.dirname(entry), 'chart.umd.min.js');
  if (!existsSync(file)) throw new Error(`chart.js has no ${file}.`);
  return file;
}
