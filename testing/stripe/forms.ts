// Stripe's requests are forms with nested names: `metadata[order_id]=7&expand[0]=latest_charge`.

export type FormValue = string | FormObject;
export interface FormObject {
  [name: string]: FormValue;
}

/** The fields of a form or a query. Lists are objects with the keys 0, 1 and so on. */
export function readForm(text: string): FormObject {
  const form: FormObject = Object.create(null) as FormObject;
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    const last = path.pop() ?? '';
    let inner = form;
    for (const part of path) {
      const next = inner[part];
      inner = typeof next === 'object' ? next : (inner[part] = Object.create(null) as FormObject);
    }
    inner[last] = value;
  }
  return form;
}

/** A text field; '' if it is missing. */
export function textOf(form: FormObject, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

/** A nested object of texts. */
export function textsOf(form: FormObject, name: string): Record<string, string> {
  const value = form[name];
  if (typeof value !== 'object') return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
