// The form of one row with its inlines: loaded from the database, filled from a POST, and checked for
// changes by others since it was shown.
import type { Queryable } from '../db/database.js';
import type { Field } from '../db/fields.js';
import { type Change, setChange } from './changes.js';
import { choiceSetsOf } from './choice_sets.js';
import { driftSince, TOKEN_FIELD, wasSeen } from './optimistic_locking.js';
import { displayText } from './field_values.js';
import type { ChoiceSet } from './form_options.js';
import { inputFields, inputSets, layoutOf, type Section } from './form_layout.js';
import type { Form } from './forms.js';
import { titlesOf } from './form_fields.js';
import { lastChange } from './history.js';
import { type AnyRow, type InlineForm, openInlines } from './inline_forms.js';
import { readInline } from './inline_reading.js';
import {
  addError,
  checkAgainstDatabase,
  type FormErrors,
  initialTexts,
  type InlinePlaces,
  readFields,
} from './model_form.js';
import type { ModelPage } from './page.js';
import type { InlineRows, Values } from './saving.js';

export interface EditForm {
  /** `null` while the row is new. */
  row: AnyRow | null;
  writable: boolean;
  sections: Section[];
  fields: Field[];
  sets: ChoiceSet[];
  /** The texts of the inputs, by public name. */
  texts: Map<string, string>;
  /** The chosen values of the choice sets, by name. */
  chosen: Map<string, string[]>;
  inlines: InlineForm[];
  errors: FormErrors;
  /** What staff should know before these changes are saved; the next POST saves them. */
  warnings: string[];
}

/** The field of a POST by which staff confirm that they know the warnings. */
export const CONFIRMED = '_confirmed';

/** The changes of a valid POST. */
export interface Wanted {
  /** All values of a new row; for an existing row, those that differ. */
  values: Values;
  /** The changed choice sets. */
  setChanges: Change[];
  inlineRows: InlineRows;
  places: InlinePlaces[];
}

/** The initial form of a row, or of a new one. */
export async function openForm(
  page: ModelPage,
  db: Queryable,
  row: AnyRow | null,
  writable: boolean,
): Promise<EditForm> {
  const sections = layoutOf(page, row === null, writable);
  const fields = inputFields(sections);
  const chosen = new Map<string, string[]>();
  for (const set of choiceSetsOf(page.model, page.admin.options)) {
    chosen.set(set.name, await set.chosen(db, row?.id ?? null));
  }
  return {
    ...{ row, writable, sections, fields, chosen },
    sets: inputSets(sections),
    texts: initialTexts(fields, row),
    inlines: await openInlines(page, db, row, writable),
    errors: new Map(),
    warnings: [],
  };
}

/** Fills the form from a POST and returns the changes; problems are added to `form.errors`. */
export async function readForm(
  page: ModelPage,
  db: Queryable,
  form: EditForm,
  posted: Form,
): Promise<Wanted> {
  const { row, fields, errors } = form;
  const { values, texts } = readFields(fields, posted, errors);
  form.texts = texts;
  const token = row ? posted.get(TOKEN_FIELD) : '';
  const isOther = ({ name }: Field) =>
    token === '' ? row?.[name] !== values[name] : !wasSeen(page.model, token, name, values[name]);
  // Invalid input counts as changed too: it must not be replaced by others' values.
  const changed = row ? fields.filter((field) => !(field.name in values) || isOther(field)) : fields;
  await checkAgainstDatabase(db, page.model, changed, values, row?.id ?? null, errors);
  const sets = await readSets(db, form, posted);
  const wanted: Wanted = {
    values: { ...Object.fromEntries(changed.map(({ name }) => [name, values[name]])), ...sets.values },
    setChanges: sets.changes,
    inlineRows: {},
    places: [],
  };
  const conflicts: string[] = [];
  for (const inline of form.inlines) {
    const reading = await readInline(db, inline, posted, errors);
    const { name } = inline.inline;
    if (reading.rows.length > 0) wanted.inlineRows[name] = reading.rows;
    wanted.places.push({ name, fields: inline.fields, numbers: reading.numbers });
    conflicts.push(...reading.conflicts);
  }
  if (row && token !== '' && wantsAnything(wanted)) {
    conflicts.unshift(...(await driftOf(page, db, form, token, changed)));
  }
  if (conflicts.length > 0) await tellConflicts(page, db, form, conflicts);
  return wanted;
}

/** Whether saving would write anything. */
export function wantsAnything({ values, inlineRows }: Wanted): boolean {
  return Object.keys(values).length > 0 || Object.keys(inlineRows).length > 0;
}

async function readSets(db: Queryable, form: EditForm, posted: Form) {
  const values: Values = {};
  const changes: Change[] = [];
  for (const set of form.sets) {
    const before = form.chosen.get(set.name) ?? [];
    const chosen = [...new Set(posted.all(set.name))];
    const known = new Map((await set.choices(db)).map(({ value, label }) => [value, label]));
    const unknown = chosen.find((value) => !known.has(value));
    if (unknown !== undefined)
      addError(
        form.errors,
        set.name,
        `Select a valid choice. ${unknown} is not one of the available choices.`,
      );
    form.chosen.set(set.name, chosen);
    if (form.row && JSON.stringify([...chosen].sort()) === JSON.stringify([...before].sort())) continue;
    values[set.name] = chosen;
    changes.push(setChange(set, before, chosen, (value) => known.get(value) ?? value));
  }
  return { values, changes };
}

/**
 * Conflicts with changes by others: any edit of the row, or another value of a field that is to be changed.
 * The form then shows the others' values where nothing was typed.
 */
async function driftOf(
  page: ModelPage,
  db: Queryable,
  form: EditForm,
  token: string,
  changed: Field[],
): Promise<string[]> {
  const { model } = page;
  const row = form.row as AnyRow;
  const { edited, columns } = driftSince(model, row, token);
  if (!edited && !changed.some((field) => columns.includes(field.name))) return [];
  const current = initialTexts(form.fields, row);
  for (const { name, publicName } of form.fields) {
    const isOwn = changed.some((field) => field.name === name);
    if (!isOwn) form.texts.set(publicName, current.get(publicName) ?? '');
    else if (columns.includes(name) && !form.errors.has(publicName)) {
      addError(form.errors, publicName, 'Someone else changed this field, too.');
    }
  }
  const sentences: string[] = [];
  for (const column of columns) {
    const field = model.field(column);
    sentences.push(`${field.label} is now “${await currentText(db, field, row)}”.`);
  }
  return sentences.length > 0 ? sentences : [`Its other details changed.`];
}

async function currentText(db: Queryable, field: Field, row: AnyRow): Promise<string> {
  const value = row[field.name];
  const to = field.options.to?.();
  if (!to || typeof value !== 'number') return displayText(field, value, row);
  return (await titlesOf(db, to, [value])).get(value) ?? String(value);
}

async function tellConflicts(
  { model }: ModelPage,
  db: Queryable,
  form: EditForm,
  conflicts: string[],
): Promise<void> {
  const last = form.row ? await lastChange(db, model, form.row.id) : undefined;
  const updatedAt = form.row?.updated_at;
  // A later change came from an order or the API, not from this user.
  const isLast = last && (typeof updatedAt !== 'string' || last.action_time >= updatedAt);
  const who = isLast ? ` (last saved by ${last.username})` : '';
  const start = `Someone else changed this ${model.verboseName} while you were editing it${who}; nothing was saved.`;
  const end = 'Your own changes are still below. Check them and save again to keep them.';
  addError(form.errors, '', [start, ...new Set(conflicts), end].join(' '));
}
