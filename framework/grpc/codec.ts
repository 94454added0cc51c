// Between protobuf messages and plain objects with the names of the .proto files (snake_case), typed
// by the generated classes: setPriceCents is `price_cents`, setItemsList is `items`.
import type { Message } from 'google-protobuf';
import { withOffset } from '../timestamps.js';

type SnakeCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeCase<Tail>}`
    : `_${Lowercase<Head>}${SnakeCase<Tail>}`
  : S;

type FieldName<S extends string> = SnakeCase<Uncapitalize<S extends `${infer Stem}List` ? Stem : S>>;

/** The fields of a message, as a plain object. */
export type Plain<M> = M extends { toObject(includeInstance?: boolean): infer O } ? PlainObject<O> : never;

type PlainObject<O> = O extends readonly (infer Item)[]
  ? PlainObject<Item>[]
  : O extends Uint8Array | string | number | boolean | undefined
    ? O
    : O extends object
      ? { [K in keyof O & string as FieldName<K>]: PlainObject<O[K]> }
      : O;

type SetterName<K> = K extends `set${infer Name}` ? FieldName<Name> : never;

/** The fields for creating a message; nested messages are created first. */
type MessageFields<M> = {
  [K in keyof M as SetterName<K>]?: M[K] extends (value: infer V) => unknown ? V : never;
};

/** The fields for creating a message of a generated class. */
export type Fields<M extends abstract new () => unknown> = MessageFields<InstanceType<M>>;

/** Sets a field of `this` message. */
export type Setter = (this: Message, value: unknown) => void;
type Getter = (this: Message) => unknown;

/** Per message type: the setter of each field, and each field with its getter. */
const setters = new WeakMap<object, Map<string, Setter>>();
const getters = new WeakMap<object, (readonly [string, Getter])[]>();

/**
 * A message with these fields set; unset or null fields keep protobuf's default. A field that ends in `_at` is a
 * timestamp in the format of rows, and is sent with a numeric offset.
 */
export function toMessage<M extends Message>(Type: new () => M, fields: MessageFields<M>): M {
  const message = new Type();
  const known = settersOf(Type);
  for (const name in fields) {
    const value = fields[name as keyof MessageFields<M>];
    if (value !== undefined && value !== null) known.get(name)?.call(message, value);
  }
  return message;
}

/** The setter of each field of a message type, by the names of the .proto file. */
export function settersOf(Type: { prototype: object }): Map<string, Setter> {
  let known = setters.get(Type);
  if (known) return known;
  setters.set(Type, (known = new Map(accessorsOf<Setter>(Type, 'set'))));
  for (const [name, setter] of known) {
    if (!name.endsWith('_at')) continue;
    known.set(name, function (this: Message, value) {
      setter.call(this, withOffset(value as string));
    });
  }
  return known;
}

/** The fields of a message, as a plain object; a field that was not sent has protobuf's default. */
export function fromMessage<M extends Message>(message: M): Plain<M> {
  const Type = message.constructor;
  let known = getters.get(Type);
  if (!known) getters.set(Type, (known = accessorsOf<Getter>(Type, 'get')));
  const plain: Record<string, unknown> = {};
  for (const [name, getter] of known) plain[name] = plainValue(getter.call(message));
  return plain as Plain<M>;
}

function plainValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Array.isArray(value) ? value.map(plainValue) : fromMessage(value as Message);
}

/** The methods of a message type with this prefix, by field, in the order of the .proto file. */
export function accessorsOf<A = unknown>(
  Type: { prototype: object },
  prefix: 'get' | 'set',
): (readonly [string, A])[] {
  const { prototype } = Type;
  // Bytes have three getters, of which the plain one returns the stored value; a getter without a setter is no field.
  const isAccessor = (name: string): boolean =>
    new RegExp(`^${prefix}[A-Z]`).test(name) && `set${name.slice(3)}` in prototype;
  const names = Object.keys(prototype).filter(isAccessor);
  return names.map((name) => [fieldName(name.slice(3)), (prototype as Record<string, A>)[name] as A]);
}

/** `PriceCents` → `price_cents`, `ItemsList` → `items`. */
function fieldName(accessor: string): string {
  const words = accessor.replace(/List$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return words.slice(1);
}
