// Decodes request messages, straight into plain objects, in every form that the encoding allows
// (https://protobuf.dev/programming-guides/encoding/). The generated code reads repeated numbers only packed and in
// one piece, lets a later part of an embedded message replace an earlier one, and accepts text that is not UTF-8.
import { isUtf8 } from 'node:buffer';
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import protobuf from 'protobufjs/minimal.js';
import { invalid } from '../errors.js';
import { type Descriptors, type FieldDescriptor, loadDescriptors } from './descriptors.js';

const { Type, Label } = descriptorPb.FieldDescriptorProto;
const DELIMITED = 2;

type Reader = protobuf.Reader;
type Plain = Record<string, unknown>;

interface Scalar {
  wireType: number;
  initial: number | boolean;
  read: (reader: Reader) => number | boolean;
}

/** All are read as 64 bits: longer values are truncated, not refused. */
const SCALARS = new Map<number, Scalar>([
  [Type.TYPE_INT32, { wireType: 0, initial: 0, read: (reader) => reader.uint64().low }],
  [Type.TYPE_INT64, { wireType: 0, initial: 0, read: (reader) => numberOf(reader.int64()) }],
  [Type.TYPE_UINT32, { wireType: 0, initial: 0, read: (reader) => reader.uint64().low >>> 0 }],
  [Type.TYPE_BOOL, { wireType: 0, initial: false, read: (reader) => numberOf(reader.uint64()) !== 0 }],
  [Type.TYPE_DOUBLE, { wireType: 1, initial: 0, read: (reader) => reader.double() }],
]);

function numberOf({ low, high }: { low: number; high: number }): number {
  return high * 2 ** 32 + (low >>> 0);
}

interface Field {
  name: string;
  repeated: boolean;
  /** The type: a number or boolean, a message, or text or bytes. */
  scalar?: Scalar;
  message?: MessageType;
  isText: boolean;
}

/** The fields of a message by their number. */
type MessageType = Map<number, Field>;

/** Throws `invalid` with the field for text that is not UTF-8, and another error for bytes that are not a message. */
export type Decode = (bytes: Buffer) => object;

/** How to decode the request of a method (`/products.ProductService/GetProduct`). */
export function decoderOf(methodPath: string): Decode {
  const descriptors = loadDescriptors();
  const type = messageType(descriptors, descriptors.inputType(methodPath), new Map());
  return (bytes) => {
    const plain = empty(type);
    decodeInto(plain, type, bytes, '');
    return plain;
  };
}

function messageType(known: Descriptors, name: string, made: Map<string, MessageType>): MessageType {
  const before = made.get(name);
  if (before) return before;
  const type: MessageType = new Map();
  made.set(name, type);
  for (const [number, field] of known.fieldsOf(name)) type.set(number, fieldOf(known, field, made));
  return type;
}

function fieldOf(known: Descriptors, field: FieldDescriptor, made: Map<string, MessageType>): Field {
  const [name = '', type = 0] = [field.getName(), field.getType()];
  const common = {
    name,
    repeated: field.getLabel() === Label.LABEL_REPEATED,
    isText: type === Type.TYPE_STRING,
  };
  if (common.isText || type === Type.TYPE_BYTES) return common;
  if (type === Type.TYPE_MESSAGE) {
    return { ...common, message: messageType(known, (field.getTypeName() ?? '').slice(1), made) };
  }
  const scalar = SCALARS.get(type);
  if (!scalar) throw new Error(`decoding.ts does not know the type of the field ${name}.`);
  return { ...common, scalar };
}

/** A message with the default of each field. */
function empty(type: MessageType): Plain {
  const plain: Plain = {};
  for (const { name, repeated, scalar, message, isText } of type.values()) {
    if (repeated) plain[name] = [];
    else if (scalar) plain[name] = scalar.initial;
    else plain[name] = message ? undefined : isText ? '' : Buffer.alloc(0);
  }
  return plain;
}

/** Decodes the bytes: the last value of a repeated scalar wins, messages are merged. */
function decodeInto(plain: Plain, type: MessageType, bytes: Uint8Array, path: string): void {
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const [number, wireType] = [tag >>> 3, tag & 7];
    if (number === 0) throw new Error('There is no field 0.');
    const field = type.get(number);
    if (field?.scalar?.wireType === wireType) {
      const value = field.scalar.read(reader);
      if (field.repeated) (plain[field.name] as unknown[]).push(value);
      else plain[field.name] = value;
    } else if (field && wireType === DELIMITED && (!field.scalar || field.repeated)) {
      decodeDelimited(plain, field, reader.bytes(), path);
    } else reader.skipType(wireType); // a field with an unexpected wire type is treated as unknown
  }
  if (reader.pos > reader.len) throw new Error('The message ends too early.');
}

function decodeDelimited(plain: Plain, field: Field, value: Uint8Array, path: string): void {
  const { name, repeated, scalar, message, isText } = field;
  const list = plain[name] as unknown[];
  if (scalar) {
    const packed = protobuf.Reader.create(value);
    while (packed.pos < packed.len) list.push(scalar.read(packed));
    if (packed.pos > packed.len) throw new Error('A packed field ends too early.');
    return;
  }
  const where = `${path}${name}${repeated ? `[${list.length}]` : ''}`;
  if (message) {
    const inner = (repeated ? undefined : (plain[name] as Plain | undefined)) ?? empty(message);
    decodeInto(inner, message, value, `${where}.`);
    if (repeated) list.push(inner);
    else plain[name] = inner;
    return;
  }
  const content = isText ? textOf(value, where) : value;
  if (repeated) list.push(content);
  else plain[name] = content;
}

function textOf(bytes: Uint8Array, where: string): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  // Invalid bytes become U+FFFD, which may also have been sent.
  if (text.includes('\ufffd') && !isUtf8(bytes)) throw invalid(where, 'must be valid UTF-8');
  return text;
}
