// The options of channels to one server of a service, or to several.
import type { ChannelOptions } from '@grpc/grpc-js';
import { settings } from '../conf/settings.js';
import { isBalanced } from './addresses.js';
import { CHECKED, type CheckedConfig, registerHealthBalancing } from './health_balancing.js';

const COMMON: ChannelOptions = {
  // A page of 1,000 orders with 100 lines each has 7 MB, with the longest names 120 MB; the default is 4 MiB.
  'grpc.max_receive_message_length': 256 * 1024 * 1024,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1000,
  // Without retry policies, only calls that no server has begun are sent again: a server that stops refuses them.
  'grpc.enable_retries': 1,
  'grpc.service_config_disable_resolution': 1,
};

const ALONE: ChannelOptions = {
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5_000,
};

/** A host that is cut off is noticed within 5 s, also between calls: others can take over. */
const BALANCED: ChannelOptions = {
  'grpc.keepalive_time_ms': 2_000,
  'grpc.keepalive_timeout_ms': 3_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.dns_min_time_between_resolutions_ms': 5_000,
};

/** A server that fails nearly all of its calls gets none for a while; half of the servers always get some. */
const OUTLIERS = {
  interval: { seconds: 5, nanos: 0 },
  base_ejection_time: { seconds: 10, nanos: 0 },
  max_ejection_time: { seconds: 60, nanos: 0 },
  max_ejection_percent: 50,
  failure_percentage_ejection: {
    threshold: 85,
    enforcement_percentage: 100,
    minimum_hosts: 2,
    request_volume: 10,
  },
};

/** The options of a channel to the servers of this service at this address. */
export function channelOptions(address: string, service: string): ChannelOptions {
  const workers = settings.GRPC_WORKERS;
  if (!isBalanced(address) && workers === 1) return { ...COMMON, ...ALONE };
  registerHealthBalancing();
  const round_robin = { round_robin: {} };
  const outlier_detection = { ...OUTLIERS, child_policy: [round_robin] };
  const config: CheckedConfig = { service, workers, child_policy: [{ outlier_detection }] };
  return {
    ...COMMON,
    ...BALANCED,
    'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ [CHECKED]: config }], methodConfig: [] }),
  };
}
