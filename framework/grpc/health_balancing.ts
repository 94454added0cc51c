// The load-balancing policy `checked`: it watches the health of every server (grpc.health.v1.Health/Watch), and its
// child policy sends no calls to those that are not serving. grpc-js knows no health checks of clients
// (https://github.com/grpc/proposal/blob/master/A17-client-side-health-checking.md), but has the places for them.
import { Client, connectivityState, credentials, experimental, Metadata, status } from '@grpc/grpc-js';
import type { ClientReadableStream, LoadBalancingConfig, ServiceError } from '@grpc/grpc-js';
import { service as health } from 'grpc-health-check';
import { settings } from '../conf/settings.js';
import { logger } from '../logging.js';
import { portOfWorker } from './addresses.js';

/** The policy's name in a service config. */
export const CHECKED = 'checked';
const WATCH_AGAIN_MS = 1_000;
const { READY } = connectivityState;

type Subchannel = experimental.SubchannelInterface;
type Helper = ConstructorParameters<typeof experimental.ChildLoadBalancerHandler>[0];
type Endpoints = Parameters<experimental.LoadBalancer['updateAddressList']>[0];

/** The policy's part of a service config. */
export interface CheckedConfig {
  /** The service whose health is watched: `orders.OrderService`. */
  service: string;
  /** The number of processes of each server, each at a port of its own. */
  workers: number;
  child_policy: LoadBalancingConfig[];
}

class Config implements experimental.TypedLoadBalancingConfig {
  constructor(
    readonly own: CheckedConfig,
    readonly child: experimental.TypedLoadBalancingConfig,
  ) {}

  static createFromJson(own: CheckedConfig): Config {
    const child = experimental.selectLbConfigFromList(own.child_policy);
    if (!child) throw new Error('There is no known child policy.');
    return new Config(own, child);
  }

  getLoadBalancerName(): string {
    return CHECKED;
  }

  toJsonObject(): object {
    return { [CHECKED]: this.own };
  }
}

/** A connection to one server, unhealthy from the time the server says so until it says the opposite. */
class WatchedSubchannel extends experimental.BaseSubchannelWrapper {
  private watch: ClientReadableStream<{ status: string }> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private readonly client: Client;
  private readonly listener = (): void => this.follow();
  private ended = false;

  constructor(
    child: Subchannel,
    private readonly service: string,
  ) {
    super(child);
    this.client = new Client('health', credentials.createInsecure(), { channelOverride: child.getChannel() });
    child.addConnectivityStateListener(this.listener);
    this.follow();
  }

  get inner(): Subchannel {
    return this.child;
  }

  /** Watches while connected; after a loss of the connection the last answer holds until the next. */
  private follow(): void {
    if (this.ended || this.watch || this.child.getConnectivityState() !== READY) return;
    clearTimeout(this.retry);
    const { Watch } = health;
    if (!Watch) return;
    const metadata = new Metadata();
    if (settings.GRPC_TOKEN !== '') metadata.set('authorization', `Bearer ${settings.GRPC_TOKEN}`);
    this.watch = this.client.makeServerStreamRequest(
      ...([Watch.path, Watch.requestSerialize, Watch.responseDeserialize] as const),
      { service: this.service },
      metadata,
    ) as ClientReadableStream<{ status: string }>;
    this.watch.on('data', (answer: { status: string }) => this.tell(answer.status === 'SERVING'));
    this.watch.on('error', (error: ServiceError) => {
      this.watch = undefined;
      // A server of another make may know no health.
      if (error.code === status.UNIMPLEMENTED) return this.tell(true);
      this.retry = setTimeout(this.listener, WATCH_AGAIN_MS).unref();
    });
  }

  private tell(healthy: boolean): void {
    if (healthy !== this.isHealthy()) {
      const about = { service: this.service, address: this.child.getAddress() };
      if (healthy) logger.info(about, 'a server gets calls again');
      else logger.warn(about, 'a server is not serving and gets no calls');
    }
    this.setHealthy(healthy);
  }

  protected override destroy(): void {
    this.ended = true;
    clearTimeout(this.retry);
    this.child.removeConnectivityStateListener(this.listener);
    this.watch?.cancel();
    super.destroy();
  }
}

/** Hands out the connections that the policies above and the channel know. */
class UnwrappingPicker implements experimental.Picker {
  constructor(private readonly picker: experimental.Picker) {}

  pick(args: experimental.PickArgs): experimental.PickResult {
    const picked = this.picker.pick(args);
    if (picked.pickResultType !== experimental.PickResultType.COMPLETE) return picked;
    const { subchannel } = picked;
    return { ...picked, subchannel: subchannel instanceof WatchedSubchannel ? subchannel.inner : subchannel };
  }
}

class CheckedBalancer implements experimental.LoadBalancer {
  private readonly child: experimental.ChildLoadBalancerHandler;
  private service = '';

  constructor(helper: Helper) {
    this.child = new experimental.ChildLoadBalancerHandler(
      experimental.createChildChannelControlHelper(helper, {
        createSubchannel: (address, options) =>
          new WatchedSubchannel(helper.createSubchannel(address, options), this.service),
        updateState: (state, picker, error) => helper.updateState(state, new UnwrappingPicker(picker), error),
      }),
    );
  }

  updateAddressList(
    endpoints: Endpoints,
    config: experimental.TypedLoadBalancingConfig,
    options: Parameters<experimental.LoadBalancer['updateAddressList']>[2],
    note: string,
  ): boolean {
    if (!(config instanceof Config)) return false;
    this.service = config.own.service;
    return this.child.updateAddressList(
      ofAllWorkers(endpoints, config.own.workers),
      config.child,
      options,
      note,
    );
  }

  exitIdle(): void {
    this.child.exitIdle();
  }

  resetBackoff(): void {
    this.child.resetBackoff();
  }

  destroy(): void {
    this.child.destroy();
  }

  getTypeName(): string {
    return CHECKED;
  }
}

/** Every process of every server. */
function ofAllWorkers(endpoints: Endpoints, workers: number): Endpoints {
  if (!endpoints.ok || workers === 1) return endpoints;
  const all = endpoints.value.flatMap(({ addresses }) =>
    Array.from({ length: workers }, (_, index) => ({
      addresses: addresses.map((address) =>
        'port' in address ? { ...address, port: portOfWorker(address.port, index) } : address,
      ),
    })),
  );
  return experimental.statusOrFromValue(all);
}

/** Makes the policy known to grpc-js. */
export function registerHealthBalancing(): void {
  if (experimental.isLoadBalancerNameRegistered(CHECKED)) return;
  experimental.registerLoadBalancerType(CHECKED, CheckedBalancer, Config);
}
