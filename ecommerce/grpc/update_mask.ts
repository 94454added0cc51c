// The update_mask of update requests: which fields they are about (google.protobuf.FieldMask).
import maskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import { invalid } from '../errors.js';
import { toMessage } from './messages.js';

/** A mask that names exactly the fields that `changes` has. */
export function maskOf(changes: object): InstanceType<typeof maskPb.FieldMask> {
  return toMessage(maskPb.FieldMask, { paths: Object.keys(changes) });
}

/** The fields that a mask names; `invalid` when one of them cannot be updated. */
export function namedFields<N extends string>(paths: string[], updatable: readonly N[]): N[] {
  const unknown = paths.find((path) => !updatable.includes(path as N));
  if (unknown !== undefined) throw invalid('update_mask', `there is no field "${unknown}" to update`);
  return updatable.filter((name) => paths.includes(name));
}
