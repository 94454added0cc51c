// The choice sets of a form: those of its options, and one for each other many-to-many relation of the model.
import { labelOf, type ManyToMany } from '../db/fields.js';
import { relatedOf } from '../db/many_to_many.js';
import { type Model, orderTerm } from '../db/model.js';
import type { ChoiceSet, FormOptions } from './form_options.js';

export function choiceSetsOf(model: Model, { choiceSets = [] }: FormOptions): ChoiceSet[] {
  const others = model.manyToMany.filter(([name]) => !choiceSets.some((set) => set.name === name));
  return [...choiceSets, ...others.flatMap(([name, relation]) => rowsOf(model, name, relation) ?? [])];
}

/** The model on the other side of a relation; `undefined` where code defines the other side. */
export function otherModel({ through, to }: ManyToMany): Model | undefined {
  return through().field(to).options.to?.();
}

/** All rows on the other side. */
function rowsOf(model: Model, name: string, relation: ManyToMany): ChoiceSet | undefined {
  const to = otherModel(relation);
  if (!to) return undefined;
  const { helpText = '' } = relation;
  return {
    ...{ name, label: labelOf(name), helpText, model: to },
    async choices(db) {
      const terms = (to.options.ordering ?? ['id']).map(orderTerm);
      const rows = (await to.objects(db).orderBy(terms)) as { id: number }[];
      return rows.map((row) => ({ value: String(row.id), label: to.title(row) }));
    },
    async chosen(db, id) {
      if (id === null) return [];
      return ((await relatedOf(db, model, [id])).get(id)?.[name] ?? []).map(String);
    },
  };
}
