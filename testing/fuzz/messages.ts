// Protobuf messages for every method of the services: many that fit, and many that do not.
import path from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { ID } from './json_values.js';

export interface FuzzedCall {
  service: string;
  /** `/products.ProductService/GetProduct` */
  path: string;
  /** The encoded request. */
  request: Uint8Array;
  metadata: Record<string, string>;
}

const WORDS = [
  'Chair',
  'Mug',
  'other',
  'home',
  'pending',
  'shipped',
  'tok_visa',
  'ada@example.com',
  '5 Elm St',
];
const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  fc.constantFrom('', ' ', '\u0000', 'a\u0000b', 'İ', '🎁', 'x'.repeat(5_000), "' OR 1=1 --", '%', '../..'),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const integers = fc.oneof(
  { weight: 4, arbitrary: ID },
  fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31)),
  fc.integer(),
);
const doubles = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 2_000 }).map((n) => n / 4) },
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 1.005, 0.1 + 0.2, 1e308, -1),
  fc.double(),
);
const metadata = fc.dictionary(
  fc.constantFrom('idempotency-key', 'x-request-id', 'traceparent', 'x-client-address'),
  fc.constantFrom('a key', '', '1', 'x'.repeat(400), 'customer 1'),
  { maxKeys: 2 },
);

/** Calls of all unary methods of these services, each as often as the others. */
export function grpcCalls(services: string[]): fc.Arbitrary<FuzzedCall> {
  const root = new protobuf.Root();
  const files = services.map((name) => path.join(BASE_DIR, 'protos', `${name.split('.')[0]}.proto`));
  root.resolvePath = (_origin, target) =>
    path.isAbsolute(target) ? target : path.join(BASE_DIR, 'protos', target);
  root.loadSync([...new Set(files)], { keepCase: true }).resolveAll();
  const methods = services.flatMap((service) =>
    root.lookupService(service).methodsArray.map((method) => ({ service, method })),
  );
  const calls = methods
    .filter(({ method }) => method.responseStream !== true && method.requestStream !== true)
    .map(({ service, method }) =>
      fc.record({
        service: fc.constant(service),
        path: fc.constant(`/${service}/${method.name}`),
        request: encoded(root.lookupType((method.resolvedRequestType as protobuf.Type).fullName)),
        metadata,
      }),
    );
  return fc.oneof(...calls);
}

/** Encoded messages, some of them cut short, with other bytes, or with fields that are unknown. */
function encoded(type: protobuf.Type): fc.Arbitrary<Uint8Array> {
  const fitting = messages(type, 0).map((message) => type.encode(type.create(message)).finish());
  const spoiled = fc
    .tuple(fitting, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 }))
    .map(([bytes, at, other]) => {
      const place = at % (bytes.length + 1);
      return Uint8Array.from([
        ...bytes.slice(0, place),
        ...other,
        ...(at % 3 === 0 ? bytes.slice(place) : []),
      ]);
    });
  return fc.oneof({ weight: 9, arbitrary: fitting }, spoiled);
}

const DEEPEST = 4;

function messages(type: protobuf.Type, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const fields = type.fieldsArray.filter(
    (field) => depth < DEEPEST || !(field.resolvedType instanceof protobuf.Type),
  );
  const values = fields.map((field): [string, fc.Arbitrary<unknown>] => [field.name, valuesOf(field, depth)]);
  return fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<Record<string, unknown>>;
}

function valuesOf(field: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  const one = oneOf(field, depth);
  if (field instanceof protobuf.MapField)
    return fc.dictionary(fc.constantFrom('a', 'b'), one, { maxKeys: 2 });
  return field.repeated ? fc.array(one, { maxLength: 4 }) : one;
}

function oneOf({ resolvedType, type }: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  if (resolvedType instanceof protobuf.Type) return messages(resolvedType, depth + 1);
  if (resolvedType instanceof protobuf.Enum) {
    return fc.oneof(fc.constantFrom(...Object.values(resolvedType.values)), fc.constantFrom(-1, 99));
  }
  if (type === 'string') return texts;
  if (type === 'bytes') return fc.uint8Array({ maxLength: 50 });
  if (type === 'bool') return fc.boolean();
  if (type === 'double' || type === 'float') return doubles;
  return integers;
}
