// What somebody typed into a form, when it could not be saved: a log-in in place, the page that follows it, and pages of
// errors carry it along, so that nothing is typed twice. Passwords, codes and files are never carried.
import type { Request } from 'express';
import { CSRF_FIELD } from '../auth/csrf.js';
import { originMatches } from '../http/same_origin.js';
import { type Form, typedForm } from './forms.js';

/** The field by which a form says that it is to be shown with what was typed, and not saved. */
export const SHOW_TYPED = '_show_typed';
/** Before the names of the fields of a log-in in place. */
export const LOGIN_PREFIX = '_login_';

const SECRET = new RegExp(`password|^code$|^ticket$|^${LOGIN_PREFIX}|^${CSRF_FIELD}$|^${SHOW_TYPED}$`);

/** A field of a form, with one of its values. */
export interface TypedField {
  name: string;
  value: string;
}

/** Whether a page of this site sent the form, as browsers say. Otherwise another site could put words into it. */
export function isOwnForm(request: Request): boolean {
  const said = request.get('Origin') ?? request.get('Sec-Fetch-Site');
  return request.method === 'POST' && said !== undefined && originMatches(request);
}

/** The fields that are carried along. */
export function typedFields(request: Request): TypedField[] {
  const form = typedForm(request);
  const isFile = (name: string) => request.is('multipart') && form.has(`${name}_name`);
  return form
    .names()
    .filter((name) => !SECRET.test(name) && !isFile(name))
    .flatMap((name) => form.all(name).map((value) => ({ name, value })));
}

/** Whether the form is to be shown with what was typed, and not saved. */
export function isOnlyShown(form: Form): boolean {
  return form.has(SHOW_TYPED);
}
