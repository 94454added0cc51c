// The lines of a model's form, and which of them this staff user may edit.
import type { Field } from '../db/fields.js';
import type { Model } from '../db/model.js';
import { choiceSetsOf } from './choice_sets.js';
import type { ChoiceSet, Fieldset, FormOptions } from './form_options.js';
import type { Column } from './model_admin.js';
import type { ModelPage } from './page.js';

/** One line of a form. */
export type Line =
  | { kind: 'input'; field: Field }
  | { kind: 'shown'; field: Field }
  | { kind: 'computed'; column: Column<unknown> }
  | { kind: 'choices'; set: ChoiceSet; writable: boolean };

/** A group of lines with a heading; '' for none. */
export interface Section {
  name: string;
  collapsed: boolean;
  lines: Line[];
}

/** The sections of a form, for a new or an existing row; as inputs, or all as text. */
export function layoutOf(
  { model, admin, site, staff }: ModelPage,
  isNew: boolean,
  writable: boolean,
): Section[] {
  const { options } = admin;
  const sets = choiceSetsOf(model, options);
  const sections = (options.fieldsets ?? [everything(model, options)])
    .filter(({ onlyToEdit }) => writable || !onlyToEdit)
    // A new row is only edited: there is nothing else to look at first.
    .map((fieldset) => (isNew && fieldset.onlyToEdit ? { fields: fieldset.fields, name: '' } : fieldset))
    .map((fieldset: Fieldset) => ({
      name: fieldset.name,
      collapsed: fieldset.name !== '' && (fieldset.collapsed ?? false),
      lines: fieldset.fields.flatMap((name) => lineOf(name)),
    }));
  return sections.filter(({ lines }) => lines.length > 0);

  function lineOf(name: string): Line[] {
    const set = sets.find((one) => one.name === name);
    if (set) return [{ kind: 'choices', set, writable: writable && !isReadonly(name) }];
    const column = options.computedFields?.find((one) => one.name === name);
    // A new row has no values to show.
    if (column) return isNew || isClosed(column.ofModel) ? [] : [{ kind: 'computed', column }];
    const field = model.field(name);
    if (isNew && writable && options.addInputs?.includes(name)) return [{ kind: 'input', field }];
    const fixed = field.options.editable === false || isReadonly(name);
    if (writable && !fixed && (isNew || !options.addOnlyFields?.includes(name)))
      return [{ kind: 'input', field }];
    return isNew ? [] : [{ kind: 'shown', field }];
  }

  function isClosed(label: string | undefined): boolean {
    if (label === undefined) return false;
    const found = site.of(label);
    return !found?.admin.maySee(found.model, staff);
  }

  function isReadonly(name: string): boolean {
    return options.readonlyFields?.includes(name) ?? false;
  }
}

/** Without fieldsets: all editable fields, then the read-only ones. */
function everything(model: Model, options: FormOptions): Fieldset {
  const readonlyFields = options.readonlyFields ?? [];
  const editable = [...model.fields.values()]
    .filter((field) => field.options.editable !== false)
    .map((field) => field.name);
  const sets = choiceSetsOf(model, options).map((set) => set.name);
  const first = [...editable, ...sets].filter((name) => !readonlyFields.includes(name));
  return { name: '', fields: [...first, ...readonlyFields] };
}

/** The fields that a form takes from a post. */
export function inputFields(sections: Section[]): Field[] {
  return sections.flatMap(({ lines }) => lines.flatMap((line) => (line.kind === 'input' ? line.field : [])));
}

/** The choice sets that a form takes from a post. */
export function inputSets(sections: Section[]): ChoiceSet[] {
  return sections.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.kind === 'choices' && line.writable ? line.set : [])),
  );
}
