// clearsessions: Django's name of clearexpired.
export { command } from './clearexpired.js';
