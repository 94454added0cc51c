// Protobuf messages for every method of the services: many that fit, and many that do not.
import path from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { fieldValues } from './message_fields.js';
import { idNameOf } from './seen.js';

/** What is done to the bytes of a message: some are replaced or cut off. */
type Spoil = (bytes: Uint8Array) => Uint8Array;

export interface FuzzedCall {
  service: string;
  /** `/products.ProductService/GetProduct` */
  operation: string;
  isStream: boolean;
  /** The request, in which places for remembered values are to be filled. */
  message: Record<string, unknown>;
  requestType: protobuf.Type;
  responseType: protobuf.Type;
  spoil: Spoil;
  metadata: Record<string, string>;
  /** Whether it goes in a batch (protos/batch.proto). */
  batched: boolean;
}

const metadata = fc.dictionary(
  fc.constantFrom('idempotency-key', 'x-request-id', 'traceparent', 'x-client-address'),
  fc.constantFrom('a key', '', '1', 'x'.repeat(400), 'customer 1'),
  { maxKeys: 2 },
);
const spoils: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 9, arbitrary: fc.constant<Spoil>((bytes) => bytes) },
  fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, other]): Spoil => (bytes) => {
    const place = at % (bytes.length + 1);
    return Uint8Array.from([...bytes.slice(0, place), ...other, ...(at % 3 === 0 ? bytes.slice(place) : [])]);
  }),
);

/** The types of these services and of batches. */
export function loadProtos(services: string[]): protobuf.Root {
  const root = new protobuf.Root();
  const names = new Set([...services.map((name) => name.split('.')[0]), 'batch']);
  root.resolvePath = (_origin, target) =>
    path.isAbsolute(target) ? target : path.join(BASE_DIR, 'protos', target);
  const files = [...names].map((name) => path.join(BASE_DIR, 'protos', `${name}.proto`));
  root.loadSync(files, { keepCase: true }).resolveAll();
  return root;
}

/** Calls of all methods of these services, each as often as the others; a part of the unary ones in batches. */
export function grpcCalls(root: protobuf.Root, services: string[]): fc.Arbitrary<FuzzedCall> {
  const methods = services.flatMap((service) =>
    root.lookupService(service).methodsArray.map((method) => ({ service, method })),
  );
  const calls = methods.map(({ service, method }) => {
    const requestType = root.lookupType((method.resolvedRequestType as protobuf.Type).fullName);
    const isStream = method.responseStream === true;
    return fc.record({
      service: fc.constant(service),
      operation: fc.constant(`/${service}/${method.name}`),
      isStream: fc.constant(isStream),
      message: messages(requestType, 0, idNameOf(service.split('.')[0] ?? '')),
      requestType: fc.constant(requestType),
      responseType: fc.constant(root.lookupType((method.resolvedResponseType as protobuf.Type).fullName)),
      spoil: spoils,
      metadata,
      batched: isStream ? fc.constant(false) : fc.boolean(),
    });
  });
  return fc.oneof(...calls);
}

const DEEPEST = 4;

/** `id` is what an id of the message is called elsewhere. */
function messages(type: protobuf.Type, depth: number, id: string): fc.Arbitrary<Record<string, unknown>> {
  const fields = type.fieldsArray.filter(
    (field) => depth < DEEPEST || !(field.resolvedType instanceof protobuf.Type),
  );
  const values = fields.map((field): [string, fc.Arbitrary<unknown>] => [
    field.name,
    valuesOf(field, type, depth, id),
  ]);
  const fitting = fc.record(Object.fromEntries(values), { requiredKeys: [] });
  const whole = fc.record(Object.fromEntries(values));
  return fc.oneof(fitting, whole) as fc.Arbitrary<Record<string, unknown>>;
}

function valuesOf(
  field: protobuf.Field,
  type: protobuf.Type,
  depth: number,
  id: string,
): fc.Arbitrary<unknown> {
  const nested = field.resolvedType instanceof protobuf.Type ? field.resolvedType : null;
  const one = nested
    ? messages(nested, depth + 1, field.name === 'owner' ? 'customer_id' : id)
    : fieldValues(field, type, id);
  if (field instanceof protobuf.MapField)
    return fc.dictionary(fc.constantFrom('a', 'b'), one, { maxKeys: 2 });
  return field.repeated ? fc.array(one, { maxLength: 4 }) : one;
}
