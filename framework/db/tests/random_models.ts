// Random models, and random changes of them that a migration can make.
import type { Knex } from 'knex';
import type { Queryable } from '../database.js';
import {
  AutoField,
  BooleanField,
  CharField,
  DateTimeField,
  type Field,
  ForeignKey,
  IntegerField,
  MoneyField,
  TextField,
} from '../fields.js';
import { defineModel, type Model } from '../model.js';

type Random = () => number;

const KINDS = ['char', 'text', 'integer', 'money', 'boolean', 'datetime', 'foreignkey'] as const;

interface FieldPlan {
  kind: (typeof KINDS)[number];
  null: boolean;
  maxLength: number;
  index: boolean;
  /** Only where the rows that are there have different values, or NULL. */
  unique: boolean;
  /** The model that a foreign key refers to, by its number. */
  to: number;
  onDelete: 'cascade' | 'protect';
  isChanged?: true;
}

/** The fields of a model by their names, and an index on two of them. */
export interface ModelPlan {
  number: number;
  fields: Map<string, FieldPlan>;
  index: string[];
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** Two or three models, each of which may refer to those before it. */
export function randomModels(random: Random): ModelPlan[] {
  return Array.from({ length: random() < 0.5 ? 2 : 3 }, (_, number) => randomModel(random, number));
}

function randomModel(random: Random, number: number): ModelPlan {
  const names = ['a', 'b', 'c', 'd', 'e'].slice(0, 2 + Math.floor(random() * 4));
  const fields = new Map(names.map((name) => [name, randomField(random, number)]));
  return { number, fields, index: random() < 0.5 ? names.slice(0, 2) : [] };
}

function randomField(random: Random, number: number): FieldPlan {
  const nullable = random() < 0.5;
  return {
    kind: pick(random, number === 0 ? KINDS.slice(0, -1) : KINDS),
    null: nullable,
    unique: nullable && random() < 0.3,
    maxLength: 20 + Math.floor(random() * 20),
    index: random() < 0.3,
    to: Math.floor(random() * number),
    onDelete: pick(random, ['cascade', 'protect'] as const),
  };
}

/** Up to five changes; `renamed` has the old column of each renamed one: `1.a` for model 1. */
export function changedModels(
  random: Random,
  models: ModelPlan[],
): { after: ModelPlan[]; renamed: Map<string, string> } {
  let after = models.map((model) => ({ ...model, fields: new Map(model.fields), index: [...model.index] }));
  const renamed = new Map<string, string>();
  for (let count = 1 + Math.floor(random() * 5); count > 0; count--) {
    const model = pick(random, after);
    pick(random, [addField, dropField, changeField, renameField, changeIndex])(random, model, renamed);
  }
  if (random() < 0.2) after.push(randomModel(random, models.length));
  const last = after.at(-1)?.number;
  if (random() < 0.2 && last !== undefined && last > 0) after = after.filter(({ number }) => number !== last);
  return { after, renamed };
}

type Mutation = (random: Random, model: ModelPlan, renamed: Map<string, string>) => void;

const addField: Mutation = (random, { fields, number }) => {
  fields.set(`added_${fields.size}`, randomField(random, number));
};

const dropField: Mutation = (random, model) => {
  if (model.fields.size < 2) return;
  const name = pick(random, [...model.fields.keys()]);
  model.fields.delete(name);
  if (model.index.includes(name)) model.index = [];
};

/** A field that is renamed and changed at once counts as another field, so neither happens to the other. */
const changeField: Mutation = (random, { fields }) => {
  const name = pick(random, [...fields.keys()]);
  const field = fields.get(name) as FieldPlan;
  // NULL would become the same value in several rows, which could not be unique again.
  if (name.startsWith('renamed') || field.unique) return;
  const kind = field.kind === 'char' && random() < 0.3 ? 'text' : field.kind;
  const bigger = field.kind === 'integer' && random() < 0.3 ? 'money' : kind;
  const nullable = random() < 0.5 ? !field.null : field.null;
  fields.set(name, {
    ...field,
    isChanged: true,
    kind: bigger,
    null: nullable,
    unique: nullable && field.kind !== 'boolean' && random() < 0.3,
    maxLength: 20 + Math.floor(random() * 20),
    index: random() < 0.5,
    onDelete: pick(random, ['cascade', 'protect'] as const),
  });
};

const renameField: Mutation = (random, model, renamed) => {
  const name = pick(random, [...model.fields.keys()]);
  const field = model.fields.get(name) as FieldPlan;
  if (field.isChanged || name.startsWith('added') || name.startsWith('renamed')) return;
  model.fields.delete(name);
  model.fields.set(`renamed_${name}`, field);
  model.index = model.index.map((column) => (column === name ? `renamed_${name}` : column));
  renamed.set(`${model.number}.renamed_${name}`, name);
};

const changeIndex: Mutation = (random, model) => {
  model.index = random() < 0.5 ? [] : [...model.fields.keys()].slice(0, 2).reverse();
};

/** The models that these plans describe, of the app `library`. */
export function modelsOf(plans: ModelPlan[]): Model[] {
  const made = new Map<number, Model>();
  for (const { number, fields, index } of plans) {
    const own = [...fields].map(([name, plan]): [string, Field] => [name, fieldOf(plan, made)]);
    const model = defineModel({
      app: 'library',
      name: `Model${number}`,
      ...(index.length > 1 && { indexes: [index] }),
      fields: { id: AutoField(), ...Object.fromEntries(own) },
    });
    made.set(number, model);
  }
  return [...made.values()];
}

function fieldOf(plan: FieldPlan, models: Map<number, Model>): Field {
  const isUnique = plan.unique && plan.kind !== 'boolean';
  const options = { null: plan.null, index: plan.index, unique: isUnique };
  switch (plan.kind) {
    case 'char':
      return CharField({ ...options, maxLength: plan.maxLength, default: 'new' });
    case 'text':
      return TextField({ ...options, default: 'new' });
    case 'integer':
      return IntegerField({ ...options, default: 7 });
    case 'money':
      return MoneyField({ ...options, default: 700 });
    case 'boolean':
      return BooleanField({ ...options, default: true });
    case 'datetime':
      return DateTimeField({ ...options, autoNowAdd: true });
    case 'foreignkey':
      return ForeignKey({ ...options, to: () => models.get(plan.to) as Model, onDelete: plan.onDelete });
  }
}

/** Three rows in each table; texts are as long as the shortest column allows. */
export async function fillTables(db: Queryable, plans: ModelPlan[], random: Random): Promise<void> {
  for (const [index, model] of modelsOf(plans).entries()) {
    for (let row = 1; row <= 3; row++) {
      const values = [...(plans[index] as ModelPlan).fields].map(([name, plan]) => [
        name,
        plan.null && random() < 0.4 ? null : valueOf(plan, row),
      ]);
      await (model.objects(db) as Knex.QueryBuilder).insert(Object.fromEntries(values));
    }
  }
}

function valueOf({ kind }: FieldPlan, row: number): unknown {
  if (kind === 'char' || kind === 'text') return `it's "${row}" \\ ü?`;
  if (kind === 'boolean') return row % 2 === 0;
  return kind === 'datetime' ? `2026-0${row}-03T04:05:06.789Z` : row;
}

/** Whether a foreign key that must have a value was removed: no migration can restore it where there are rows. */
export function losesForeignKey(
  before: ModelPlan[],
  after: ModelPlan[],
  renamed: Map<string, string>,
): boolean {
  return before.some(({ number, fields }) => {
    const now = after.find((model) => model.number === number);
    return [...fields].some(([name, { kind, null: nullable }]) => {
      const isKept = now?.fields.has(name) || renamed.get(`${number}.renamed_${name}`) === name;
      return now && kind === 'foreignkey' && !nullable && !isKept;
    });
  });
}
