// The update_mask of update requests: the fields to update, as defined by field_mask.proto
// (https://protobuf.dev/reference/protobuf/google.protobuf/#field-mask).
import maskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import { invalid } from '../errors.js';
import { toMessage } from './codec.js';

/** A mask with the fields of `changes`. */
export function maskOf(changes: object): InstanceType<typeof maskPb.FieldMask> {
  return toMessage(maskPb.FieldMask, { paths: Object.keys(changes) });
}

/**
 * The fields that a mask names, or all when there is no mask; `invalid` when one of them cannot be updated. A named
 * field that the request leaves unset is set to its default. A mask without paths names no field. Paths have the
 * names of the .proto file; none of our updatable fields has fields of its own.
 */
export function namedFields<N extends string>(
  mask: { paths: string[] } | undefined,
  updatable: readonly N[],
): N[] {
  if (!mask) return [...updatable];
  const named = new Set(mask.paths);
  const unknown = mask.paths.find((path) => !updatable.includes(path as N));
  if (unknown !== undefined) throw invalid('update_mask', `there is no field "${unknown}" to update`);
  return updatable.filter((name) => named.has(name));
}
