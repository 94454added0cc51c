// clearsessions: Django's name of clearexpired.
import { command as clearexpired } from './clearexpired.js';

export const command = { ...clearexpired, help: `As clearexpired. ${clearexpired.help}` };
