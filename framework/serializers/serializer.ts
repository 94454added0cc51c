// Converts rows to messages and messages to JSON. Names of fields are declared once, in the model and in the .proto file;
// a serializer maps equal names, like Django REST framework's ModelSerializer, with these rules for differences:
//
// - An amount is `price_cents` in rows and messages and `price`, in major units, in JSON. A message may have both.
// - A row without a `currency` column has the shop's currency, and nested rows have the currency of their parent row.
// - NULL is 0 or '' in a message, and null again in JSON.
import type { Message } from 'google-protobuf';
import { currencyOf } from '../currency.js';
import type { Model } from '../db/model.js';
import { accessorsOf, fromMessage, type Plain, settersOf } from '../grpc/codec.js';
import { toMajorUnits } from '../money.js';
import { objectSchema, type Schema } from '../validation.js';

type Name<M extends Message> = keyof Plain<M> & string;

/** The JSON of a message. */
export type Json<M extends Message> = Record<string, unknown> &
  Pick<Plain<M>, Extract<keyof Plain<M>, 'id' | 'version'>>;

interface Options<R extends object, M extends Message> {
  /** The model of the rows, which declares which fields are amounts and which may be NULL. */
  model?: Model;
  message: new () => M;
  /** Fields of the message without a column. */
  computed?: { [K in Name<M>]?: (row: R) => Plain<M>[K] };
  /** Fields with nested rows, or one row: the items of an order. */
  nested?: { [K in Name<M>]?: AnySerializer };
  /** The name of the JSON in the description of the API, if it is not the name of the model. */
  title?: string;
  /** Fields that JSON leaves out. */
  hidden?: readonly Name<M>[];
  /** Fields whose 0 or '' is null in JSON, besides those that are NULL in the model. */
  nullable?: readonly Name<M>[];
}

/** The serializer of nested rows, of any row and message type. */
interface AnySerializer {
  messageIn(row: never, currency: string): Message;
  jsonIn(plain: never, currency: string): object;
  readonly schema: Schema;
}

/** The kinds of integer fields. */
const WHOLE = new Set<string>(['auto', 'integer', 'foreignkey']);

type Row = Record<string, unknown>;
/** Sets one field of a message from a row. */
type Step = (message: Message, row: Row, currency: string) => void;
/** Adds one key of the JSON from a message as a plain object. */
type JsonStep = (json: Row, plain: Row, currency: string) => void;

/** For rows of `R` and messages of `M`. The conversion of each field is compiled once, on first use. */
export class Serializer<R extends object, M extends Message> {
  private steps: Step[] | undefined;
  private jsonSteps: JsonStep[] | undefined;

  constructor(private readonly options: Options<R, M>) {}

  /** The message of a row. */
  readonly message = (row: R): M => this.messageIn(row, currencyOf(row));

  /** The JSON of a message: its fields in the order of the .proto file. */
  readonly json = (plain: Plain<M>): Json<M> => this.jsonIn(plain, currencyOf(plain as object));

  /** The REST representation of a row. */
  readonly body = (row: R): Json<M> => this.json(fromMessage(this.message(row)));

  /** The message of a row whose amounts are in this currency. */
  messageIn(row: R, currency: string): M {
    this.steps ??= this.messageSteps();
    const message = new this.options.message();
    for (const step of this.steps) step(message, row as Row, currency);
    return message;
  }

  /** The JSON of a message whose amounts are in this currency. */
  jsonIn(plain: Plain<M>, currency: string): Json<M> {
    this.jsonSteps ??= this.stepsToJson();
    const json: Row = {};
    for (const step of this.jsonSteps) step(json, plain as Row, currency);
    return json as Json<M>;
  }

  /** The schema of the JSON. */
  get schema(): Schema {
    const { message, nested, model } = this.options;
    const empty = fromMessage(new message()) as Row;
    const properties = this.shownNames().map((name): [string, Schema] => {
      const inner = nested?.[name]?.schema;
      if (inner) return [name, Array.isArray(empty[name]) ? { type: 'array', items: inner } : inner];
      // A list without a serializer of its own has texts.
      if (Array.isArray(empty[name])) return [name, { type: 'array', items: { type: 'string' } }];
      const isWhole = WHOLE.has(model?.fields.get(name)?.kind ?? '');
      const type = isWhole && !name.endsWith('_cents') ? 'integer' : typeof empty[name];
      return [inMajorUnits(name), { type: this.isNullable(name) ? [type, 'null'] : type }];
    });
    const named = Object.fromEntries(properties);
    const title = this.options.title ?? model?.options.name;
    return {
      ...(title !== undefined && { title }),
      ...objectSchema(named, Object.keys(named)),
      additionalProperties: false,
    };
  }

  private messageSteps(): Step[] {
    const { message, model, nested, computed } = this.options;
    const amounts = new Map<string, string>();
    for (const field of model?.fields.values() ?? []) {
      if (field.kind === 'money') amounts.set(field.publicName, field.name);
    }
    return [...settersOf(message)].map(([name, setter]): Step => {
      const compute = computed?.[name as Name<M>] as ((row: Row) => unknown) | undefined;
      if (compute) return (made, row) => setter.call(made, compute(row));
      const inner = nested?.[name as Name<M>];
      if (inner) return (made, row, currency) => setNested(made, setter, inner, row[name], currency);
      const cents = amounts.get(name);
      if (cents !== undefined) {
        return (made, row, currency) => setter.call(made, toMajorUnits(row[cents] as number, currency));
      }
      if (name === 'currency') return (made, _row, currency) => setter.call(made, currency);
      return (made, row) => {
        const value = row[name];
        if (value !== undefined && value !== null) setter.call(made, value);
      };
    });
  }

  private stepsToJson(): JsonStep[] {
    const { nested } = this.options;
    return this.shownNames().map((name): JsonStep => {
      const inner = nested?.[name];
      if (inner) {
        return (json, plain, currency) => {
          json[name] = nestedJson(inner, plain[name], currency);
        };
      }
      if (name.endsWith('_cents')) {
        const major = inMajorUnits(name);
        return (json, plain, currency) => {
          json[major] = toMajorUnits(plain[name] as number, currency);
        };
      }
      if (this.isNullable(name)) {
        return (json, plain) => {
          json[name] = plain[name] || null;
        };
      }
      return (json, plain) => {
        json[name] = plain[name];
      };
    });
  }

  /** The fields of the message that are in the JSON. */
  private shownNames(): Name<M>[] {
    const { message, hidden = [] } = this.options;
    const names = accessorsOf(message, 'get').map(([name]) => name) as Name<M>[];
    return names.filter((name) => !hidden.includes(name) && !this.hasMajorUnits(name, names));
  }

  /** Whether the message also has the amount in major units. */
  private hasMajorUnits(name: string, names: string[]): boolean {
    return name.endsWith('_cents') && names.includes(inMajorUnits(name));
  }

  private isNullable(name: Name<M>): boolean {
    const { model, nullable } = this.options;
    return (nullable?.includes(name) ?? false) || model?.fields.get(name)?.options.null === true;
  }
}

/** The name of an amount in major units: `price` for `price_cents`. */
function inMajorUnits(name: string): string {
  return name.replace(/_cents$/, '');
}

function setNested(
  made: Message,
  setter: (this: Message, value: unknown) => void,
  inner: AnySerializer,
  rows: unknown,
  currency: string,
): void {
  if (rows === undefined || rows === null) return;
  const make = (row: unknown): Message => inner.messageIn(row as never, currency);
  setter.call(made, Array.isArray(rows) ? rows.map(make) : make(rows));
}

function nestedJson(inner: AnySerializer, plain: unknown, currency: string): unknown {
  if (Array.isArray(plain)) return plain.map((each) => inner.jsonIn(each as never, currency));
  return plain === undefined ? null : inner.jsonIn(plain as never, currency);
}
