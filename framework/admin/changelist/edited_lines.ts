// The inputs of a list that can be edited, after a refused edit with what was typed beside what is stored now.
import { inputText } from '../field_values.js';
import { formField, type FormField } from '../form_fields.js';
import { initialTexts } from '../model_form.js';
import { rowToken } from '../optimistic_locking.js';
import type { ModelPage } from '../page.js';
import { editableFields, type Edits, isSavedAsDifference } from './editing.js';

/** In a list, a row of another model is chosen by its id if there are many. */
const NO_SEARCH = () => ({ autocompleteUrl: '', listUrl: '', searched: false });

/** An input of a list. */
export interface ListInput extends FormField {
  /** What is stored now, where something else was typed that was not saved; otherwise ''. */
  current: string;
}

/** The inputs of one line. */
export interface EditedLine {
  /** The prefix of the names of its inputs: `form-0-`. */
  prefix: string;
  token: string;
  /** Hidden inputs with the numbers that the page shows. */
  seen: { name: string; value: string }[];
  /** By column. */
  inputs: Map<string, ListInput>;
  /** What is wrong with the whole row. */
  errors: string[];
}

/**
 * The inputs of a row. Those of a row that was not saved have what was typed; saving again is a change of what is stored
 * now, which the page shows beside them.
 */
export async function editedLine(
  { db, model, admin }: ModelPage,
  row: { id: number },
  index: number,
  edits?: Edits,
): Promise<EditedLine> {
  const prefix = `form-${index}-`;
  const fields = editableFields({ model, admin });
  const stored = row as Record<string, unknown> & { id: number };
  const refused = edits?.rows.find(({ id, errors }) => id === row.id && errors.size > 0);
  const state = {
    texts: refused?.texts ?? initialTexts(fields, row),
    errors: new Map([...(refused?.errors ?? [])].map(([name, texts]) => [`${prefix}${name}`, texts])),
  };
  const inputs = new Map<string, ListInput>();
  for (const field of fields) {
    const input = await formField(db.read, field, state, NO_SEARCH, prefix);
    const now = inputText(field, stored[field.name]);
    const isOther = refused !== undefined && field.kind !== 'boolean' && now !== input.text;
    const current = isOther ? (input.options.find(({ value }) => value === now)?.label ?? now) : '';
    inputs.set(field.name, { ...input, current: isOther ? current || 'empty' : '' });
  }
  const seen = fields.filter(isSavedAsDifference).map(({ name, publicName }) => {
    return { name: `${prefix}initial-${publicName}`, value: inputText(model.field(name), stored[name]) };
  });
  return { prefix, token: rowToken(model, row), seen, inputs, errors: refused?.errors.get('') ?? [] };
}
