// The page of a tool with one small form: facts, fields with their errors, what staff should know, one button.
import type { Problems } from '../auth/pages/credentials.js';
import type { FormField, Option, Widget } from './form_fields.js';
import { type Breadcrumb, render } from './rendering.js';
import type { Link } from './model_admin.js';
import type { ModelPage } from './page.js';

/** One field; its text is what was typed. */
export interface ToolField {
  name: string;
  label: string;
  text: string;
  helpText?: string;
  widget?: Widget | 'date';
  required?: boolean;
  /** `maxlength`, `inputmode`, `list`. */
  attributes?: Record<string, string | number>;
  /** Of a `select`. */
  choices?: readonly (readonly [string, string])[];
}

export interface ToolForm {
  title: string;
  breadcrumbs: Breadcrumb[];
  /** Short texts above the fields: "Paid: 100.00 USD". */
  facts: { label: string; text: string }[];
  fields: ToolField[];
  /** Posted as they are. */
  hidden: Record<string, string>;
  /** By field; those of '' are shown above the form. */
  problems: Problems;
  /** Why nothing can be done; '' shows the form. */
  obstacle?: string;
  /** What to know before the button is pressed. */
  warnings?: string[];
  button: string;
  back: Link;
}

export async function showToolForm(page: ModelPage, form: ToolForm): Promise<void> {
  const { fields, problems, obstacle = '', warnings = [], ...shown } = form;
  const named = new Set(fields.map(({ name }) => name));
  const others = [...problems].filter(([name]) => !named.has(name)).flatMap(([, messages]) => messages);
  await render(page, 'tool_form.ejs', {
    ...shown,
    ...{ obstacle, warnings, hasProblems: problems.size > 0, otherProblems: others },
    cells: fields.map((field) => ({ input: inputOf(field, problems.get(field.name) ?? []) })),
  });
}

function inputOf(field: ToolField, errors: string[]): Omit<FormField, 'widget'> & { widget: string } {
  const { name, label, text, helpText = '', widget = 'text', required = false, attributes = {} } = field;
  const options = (field.choices ?? []).map(([value, shown]): Option => ({
    ...{ value, label: shown, selected: value === text },
  }));
  return { name, id: `id_${name}`, label, helpText, required, widget, text, errors, options, attributes };
}
