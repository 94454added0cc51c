// Hosts on one machine: network namespaces with addresses of their own, on one switch (Debian's iproute2; needs root).
// Processes of one host reach those of another only through the switch, and a host can be cut off.
import { execFileSync, type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const IP = '/usr/sbin/ip';

function ip(...args: string[]): void {
  execFileSync(IP, args, { stdio: 'pipe' });
}

/** Why namespaces cannot be made here; '' if they can. */
export function whyNoNamespaces(): string {
  if (!existsSync(IP)) return `${IP} is missing (iproute2)`;
  const name = `probe${process.pid}`;
  try {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'add', 'switch', 'type', 'bridge');
    return '';
  } catch (error) {
    return `network namespaces cannot be made: ${(error as Error).message.trim()}`;
  } finally {
    try {
      ip('netns', 'delete', name);
    } catch {
      // It was never made.
    }
  }
}

/** A host of a network. */
export class Host {
  constructor(
    private readonly network: Network,
    readonly name: string,
    /** Its IPv4 address. */
    readonly address: string,
  ) {}

  /** The command line that runs a program on this host. */
  command(program: string, args: string[]): [string, string[]] {
    return [IP, ['netns', 'exec', this.network.namespace(this.name), program, ...args]];
  }

  /** Starts a program on this host. */
  spawn(program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    const [file, all] = this.command(program, args);
    return spawn(file, all, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Takes its cable out: what is sent to it and from it is lost, and nobody is told. */
  cutOff(): void {
    this.network.plug(this.name, 'down');
  }

  /** Puts its cable in again. */
  reconnect(): void {
    this.network.plug(this.name, 'up');
  }
}

/** A switch with hosts; this process is on it too. */
export class Network {
  private readonly id = `shop${process.pid}`;
  private readonly subnet = `10.${100 + (process.pid % 100)}.${Math.floor(process.pid / 100) % 250}`;
  private readonly hosts: Host[] = [];
  private readonly uplink = `up${process.pid}`;

  constructor() {
    ip('netns', 'add', this.id);
    ip('-n', this.id, 'link', 'add', 'switch', 'type', 'bridge');
    ip('-n', this.id, 'link', 'set', 'switch', 'up');
    ip('link', 'add', this.uplink, 'type', 'veth', 'peer', 'name', 'here', 'netns', this.id);
    this.join('here');
    ip('address', 'add', `${this.subnet}.1/24`, 'dev', this.uplink);
    ip('link', 'set', this.uplink, 'up');
  }

  /** A new host. */
  add(name: string): Host {
    const host = new Host(this, name, `${this.subnet}.${10 + this.hosts.length}`);
    this.hosts.push(host);
    const namespace = this.namespace(name);
    ip('netns', 'add', namespace);
    ip('-n', namespace, 'link', 'set', 'lo', 'up');
    ip('-n', this.id, 'link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
    this.join(name);
    ip('-n', namespace, 'address', 'add', `${host.address}/24`, 'dev', 'eth0');
    ip('-n', namespace, 'link', 'set', 'eth0', 'up');
    return host;
  }

  namespace(host: string): string {
    return `${this.id}-${host}`;
  }

  /** Switches a host's port of the switch on or off. The link of the host itself stays up, as behind a real switch. */
  plug(host: string, state: 'up' | 'down'): void {
    ip('-n', this.id, 'link', 'set', host, ...(state === 'up' ? ['master', 'switch'] : ['nomaster']));
  }

  /** Removes all that was made; the programs on the hosts must have ended. */
  remove(): void {
    ip('link', 'delete', this.uplink);
    for (const { name } of this.hosts) ip('netns', 'delete', this.namespace(name));
    ip('netns', 'delete', this.id);
  }

  private join(port: string): void {
    ip('-n', this.id, 'link', 'set', port, 'master', 'switch');
    ip('-n', this.id, 'link', 'set', port, 'up');
  }
}
