// The forms for names and passwords: their rows and errors.
import { User } from '../models.js';
import { PASSWORD_RULES } from '../password_validators.js';
import { ApiError } from '../../errors.js';
import { sentence } from '../../admin/field_values.js';
import { type Form, textProblem } from '../../admin/forms.js';
import type { Page } from '../../admin/page.js';
import type { Breadcrumb } from '../../admin/rendering.js';
import { modelUrl } from '../../admin/site.js';

/** One row of templates/credentials.ejs. */
export interface CredentialField {
  name: string;
  label: string;
  type: 'text' | 'password';
  /** The autocomplete attribute for password managers: `current-password`, `new-password`, `username`. */
  autocomplete: string;
  value?: string;
  help?: readonly string[];
}

/** A code of an authenticator app. */
export const CODE_FIELD: CredentialField = {
  name: 'code',
  label: 'Code',
  type: 'text',
  autocomplete: 'one-time-code',
};

/** The field for one's own password, required for every change of credentials. */
export const CURRENT_PASSWORD_FIELD: CredentialField = {
  name: 'current_password',
  label: 'Your password',
  type: 'password',
  autocomplete: 'current-password',
};

/** The messages of an error by field. */
export type Problems = Map<string, string[]>;

/** The errors of a refused form. Anything other than invalid input is rethrown, for the error page. */
export function problemsOf(error: unknown): Problems {
  if (!(error instanceof ApiError) || !['invalid', 'already_exists'].includes(error.code)) throw error;
  const problems: Problems = new Map();
  for (const { field, message } of error.details) {
    problems.set(field, [...(problems.get(field) ?? []), sentence(message)]);
  }
  return problems;
}

/** The errors of fields with text that cannot be stored. */
export function textProblems(form: Form, fields: readonly string[]): Problems {
  const problems: Problems = new Map();
  for (const field of fields) {
    const problem = textProblem(form.get(field));
    if (problem !== undefined) problems.set(field, [problem]);
  }
  return problems;
}

/** Both fields of a new password: `label`, and `label` again. */
export function newPasswordFields(name: string, label: string): CredentialField[] {
  const common = { type: 'password', autocomplete: 'new-password' } as const;
  return [
    { ...common, name: `${name}1`, label, help: PASSWORD_RULES },
    {
      ...common,
      name: `${name}2`,
      label: `${label} (again)`,
      help: ['The same password as before, for verification.'],
    },
  ];
}

/** Home › Users › the given breadcrumbs. */
export function userBreadcrumbs({ site, staff }: Page, ...steps: Breadcrumb[]): Breadcrumb[] {
  const mayList = site.of(User)?.admin.maySee(User, staff);
  return [{ label: 'Users', ...(mayList && { url: modelUrl(User) }) }, ...steps];
}
