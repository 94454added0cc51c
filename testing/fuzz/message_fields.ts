// Values for one field of a protobuf message: such as its name makes likely, and such as nobody should send.
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { ID } from './json_values.js';
import { likelyTexts, WORDS } from './likely_texts.js';
import { isRemembered, seen } from './seen.js';

const strangeTexts = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', 'a\u0000b', 'İ', '🎁', 'x'.repeat(5_000), "' OR 1=1 --", '%', '../..'),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const strangeIntegers = fc.oneof(fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31)), fc.integer());
const strangeDoubles = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 1.005, 0.1 + 0.2, 1e308, -1),
  fc.double(),
);

/** Values of a field that holds no message; `id` is what the field `id` is called in answers. */
export function fieldValues(field: protobuf.Field, type: protobuf.Type, id: string): fc.Arbitrary<unknown> {
  const { name, resolvedType } = field;
  if (resolvedType instanceof protobuf.Enum) {
    return fc.oneof(fc.constantFrom(...Object.values(resolvedType.values)), fc.constantFrom(-1, 99));
  }
  const remembered = name === 'id' || name === 'ids' ? id : name;
  const fitting = isRemembered(remembered)
    ? fc.oneof({ weight: 3, arbitrary: seen(remembered) }, likely(field, type))
    : likely(field, type);
  return fc.oneof({ weight: 9, arbitrary: fitting }, strange(field.type));
}

function likely({ name, type: kind }: protobuf.Field, type: protobuf.Type): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'string':
      if (type.name === 'FieldMask')
        return fc.constantFrom('name', 'price', 'description', 'phone', 'position');
      return likelyTexts(name) ?? fc.constantFrom('', ...WORDS);
    case 'bytes':
      return fc.uint8Array({ maxLength: 50 });
    case 'bool':
      return fc.boolean();
    case 'double':
    case 'float':
      return fc.integer({ min: 1, max: 2_000 }).map((n) => n / 4);
    default:
      return /^(page|page_size)$/.test(name) ? fc.nat({ max: 3 }) : ID;
  }
}

function strange(kind: string): fc.Arbitrary<unknown> {
  if (kind === 'string') return strangeTexts;
  if (kind === 'bytes') return fc.uint8Array({ maxLength: 50 });
  if (kind === 'bool') return fc.boolean();
  return kind === 'double' || kind === 'float' ? strangeDoubles : strangeIntegers;
}
