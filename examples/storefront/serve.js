// A small web server for this folder: `node examples/storefront/serve.js [port] [address of the shop]`.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const [port = '3000', shop = 'http://localhost:8000'] = process.argv.slice(2);
const TYPES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/colours.css': ['colours.css', 'text/css; charset=utf-8'],
  '/style.css': ['style.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
  '/main.js': ['main.js', 'text/javascript; charset=utf-8'],
  '/cart.js': ['cart.js', 'text/javascript; charset=utf-8'],
  '/order.js': ['order.js', 'text/javascript; charset=utf-8'],
  '/api.js': ['api.js', 'text/javascript; charset=utf-8'],
};
/** The page runs its own scripts alone, and talks to the shop alone. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src 'self' ${shop}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://front');
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Cache-Control', 'no-cache');
  if (pathname === '/config.json') {
    response.setHeader('Content-Type', 'application/json');
    return void response.end(JSON.stringify({ shop }));
  }
  const found = Object.hasOwn(TYPES, pathname) ? TYPES[pathname] : undefined;
  if (!found) return void response.writeHead(404).end();
  response.setHeader('Content-Type', found[1]);
  createReadStream(path.join(import.meta.dirname, found[0])).pipe(response);
}).listen(Number(port), '127.0.0.1', () => {
  console.log(`The storefront is at http://localhost:${port}/ and buys from ${shop}.`);
});
