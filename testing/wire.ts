// Protobuf fields encoded by hand, for tests that send what the generated code never does.

export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(left & 0x7fn);
    left >>= 7n;
    bytes.push(left > 0n ? low | 0x80 : low);
  } while (left > 0n);
  return bytes;
}

const tag = (number: number, wireType: number): number[] => varint((number << 3) | wireType);

/** A field that is a number, as a varint. */
export function numberField(number: number, value: number | bigint): number[] {
  return [...tag(number, 0), ...varint(value)];
}

/** A field that is text, bytes, a message, or packed numbers. */
export function delimitedField(number: number, content: string | readonly number[]): number[] {
  const bytes = typeof content === 'string' ? [...Buffer.from(content)] : content;
  return [...tag(number, 2), ...varint(bytes.length), ...bytes];
}

/** A field of eight bytes: a double. */
export function doubleField(number: number, value: number): number[] {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return [...tag(number, 1), ...bytes];
}

/** A field of four bytes, which no message of the shop has. */
export function fixed32Field(number: number): number[] {
  return [...tag(number, 5), 1, 2, 3, 4];
}

/** A group, which no message of the shop has. */
export function groupField(number: number, content: readonly number[]): number[] {
  return [...tag(number, 3), ...content, ...tag(number, 4)];
}
