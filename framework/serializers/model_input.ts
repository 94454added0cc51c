// Input for the rows of a model: its editable fields by their public names, in the formats of JSON and protobuf. The
// request's message in the .proto file declares which of them it has.
import type { Message } from 'google-protobuf';
import { settings } from '../conf/settings.js';
import type { Field } from '../db/fields.js';
import { fieldSchema } from '../db/json_schema.js';
import type { Model } from '../db/model.js';
import { settersOf } from '../grpc/codec.js';
import { namedFields } from '../grpc/update_mask.js';
import { toCents } from '../money.js';
import { objectSchema, type Schema } from '../validation.js';

type Values = Record<string, unknown>;

export class ModelInput {
  /** By public name: `price` for `price_cents`, `category` for a `category_id` with a natural key. */
  private readonly fields: ReadonlyMap<string, Field>;

  constructor(model: Model) {
    const editable = [...model.fields.values()].filter(({ kind, options }) => {
      return kind !== 'auto' && options.editable !== false;
    });
    this.fields = new Map(editable.map((field) => [nameOf(field), field]));
  }

  /** The names of the fields that a request of this type may have. */
  names(request: new () => Message): string[] {
    const inMessage = settersOf(request);
    return [...this.fields.keys()].filter((name) => inMessage.has(name));
  }

  /** The schema of a request that creates a row: fields without a default are required. */
  schemaOfNew(request: new () => Message): Schema {
    const names = this.names(request);
    const isRequired = (field: Field | undefined): boolean =>
      field?.required === true && naturalKeyOf(field)?.whenEmpty === undefined;
    return objectSchema(
      this.schemas(names),
      names.filter((name) => isRequired(this.fields.get(name))),
    );
  }

  /** The schema of a request that changes a row: every field is optional. */
  schemaOfChanges(request: new () => Message): Schema {
    return objectSchema(this.schemas(this.names(request)));
  }

  private schemas(names: string[]): Record<string, Schema> {
    return Object.fromEntries(
      names.flatMap((name) => {
        const field = this.fields.get(name);
        return field ? [[name, schemaOf(field)]] : [];
      }),
    );
  }

  /**
   * Checked values as columns of a row: amounts in minor units, NULL for an empty string if it may be NULL. Fields with
   * a natural key keep their name and key, because only the database has the id.
   */
  columns(checked: Values): Values {
    const columns: Values = {};
    for (const [name, value] of Object.entries(checked)) {
      const field = this.fields.get(name);
      if (!field) continue;
      const key = naturalKeyOf(field);
      if (key) columns[name] = value === '' ? (key.whenEmpty ?? value) : value;
      else if (field.kind === 'money') columns[field.name] = toCents(value as number, settings.CURRENCY);
      else columns[field.name] = value === '' && field.options.null ? null : value;
    }
    return columns;
  }

  /**
   * The values that an update request changes: with a mask the fields of the mask. Without one an empty string, an
   * amount of 0, a negative number and any boolean leave the field unchanged, as in the first system.
   */
  changes(request: { update_mask?: { paths: string[] } | undefined }, type: new () => Message): Values {
    const names = this.names(type);
    const values = request as Values;
    const named = request.update_mask
      ? namedFields(request.update_mask, names)
      : names.filter((name) => isMeant(this.fields.get(name), values[name]));
    return Object.fromEntries(named.map((name) => [name, values[name]]));
  }
}

function isMeant(field: Field | undefined, value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  if (field?.kind === 'boolean') return false;
  return field?.kind === 'money' ? value !== 0 : (value as number) >= 0;
}

function naturalKeyOf(field: Field) {
  return field.options.naturalKey;
}

function nameOf(field: Field): string {
  return naturalKeyOf(field) ? field.relationName : field.publicName;
}

function schemaOf(field: Field): Schema {
  const key = naturalKeyOf(field);
  if (!key) return fieldSchema(field);
  const { maxLength } = field.options.to?.().field(key.field).options ?? {};
  return { type: 'string', maxLength, format: 'text' };
}
