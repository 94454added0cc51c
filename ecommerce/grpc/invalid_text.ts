// Finds text in a protobuf message that is not UTF-8. The generated code decodes it to characters that
// nobody sent; the protobuf specification has parsers refuse it
// (https://protobuf.dev/programming-guides/proto3/#scalar).
import { isAscii, isUtf8 } from 'node:buffer';
import jspb from 'google-protobuf';
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import { type Descriptors, loadDescriptors } from './descriptors.js';

const { Type, Label } = descriptorPb.FieldDescriptorProto;
const LENGTH_DELIMITED = 2;

/** The path of the first field of a method's request whose text is not UTF-8; `null` when there is none. */
export function invalidTextField(methodPath: string, request: Uint8Array): string | null {
  if (isAscii(request)) return null;
  const descriptors = loadDescriptors();
  return search(descriptors, descriptors.inputType(methodPath), request, '');
}

function search(known: Descriptors, messageName: string, bytes: Uint8Array, path: string): string | null {
  const fields = known.fieldsOf(messageName);
  const seen = new Map<string, number>();
  const reader = new jspb.BinaryReader(bytes);
  while (reader.nextField()) {
    const field = fields.get(reader.getFieldNumber());
    if (!field || (reader.getWireType() as number) !== LENGTH_DELIMITED) {
      reader.skipField();
      continue;
    }
    const name = field.getName() ?? '';
    const index = seen.get(name) ?? 0;
    seen.set(name, index + 1);
    const value = reader.readBytes();
    const where = `${path}${name}${field.getLabel() === Label.LABEL_REPEATED ? `[${index}]` : ''}`;
    if (field.getType() === Type.TYPE_STRING && !isUtf8(value)) return where;
    if (field.getType() !== Type.TYPE_MESSAGE) continue;
    const found = search(known, (field.getTypeName() ?? '').slice(1), value, `${where}.`);
    if (found !== null) return found;
  }
  return null;
}
