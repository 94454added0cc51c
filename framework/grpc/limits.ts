// The limits of a gRPC server for each client.
import { Server, type ServerOptions } from '@grpc/grpc-js';

const MAX_MESSAGE_BYTES = 1024 * 1024;
const MAX_STREAMS = 1000;
/** The metadata of one call: names and values, and 32 bytes more for each (https://www.rfc-editor.org/rfc/rfc9113, 6.5.2). */
const MAX_METADATA_BYTES = 64 * 1024;
/**
 * A client that does not answer for this long is disconnected. This also closes the connection of a client that sent
 * a value above 64 KiB: Node cannot decode it, stops reading, and does not close it by itself.
 */
const KEEPALIVE_MS = 10_000;
/**
 * A connection takes new calls for about this long; those under way go on. Its client then connects again, and so finds
 * servers that were added, by looking up the name of the service.
 */
const MAX_CONNECTION_AGE_MS = 600_000;

/** A server with these limits; clients that exceed them get RESOURCE_EXHAUSTED. */
export function limitedServer(options: ServerOptions): Server {
  const server = new Server({
    ...options,
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_concurrent_streams': MAX_STREAMS,
    'grpc.keepalive_time_ms': KEEPALIVE_MS,
    'grpc.keepalive_timeout_ms': KEEPALIVE_MS,
    'grpc.max_connection_age_ms': MAX_CONNECTION_AGE_MS,
  });
  // grpc-js has no option for it (https://github.com/grpc/grpc-node/issues/1533): clients are told of the limit,
  // and Node resets the streams of those that ignore it.
  const http2 = (server as unknown as { commonServerOptions: { settings?: object } }).commonServerOptions;
  http2.settings = { ...http2.settings, maxHeaderListSize: MAX_METADATA_BYTES };
  return server;
}
