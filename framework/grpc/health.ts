// The health of one gRPC server (grpc.health.v1): whether its calls can work, and each kind of its background work.
import type { Server } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { onOutage } from '../db/outages.js';
import { troublesOf } from '../db/repeated_work.js';

/** The interval at which background work is looked at. */
const LOOK_EVERY_MS = 1_000;

/**
 * Tells the health of a service under '' and its name, and of its background work under `<name>/<work>`. It is
 * NOT_SERVING before `begin` and after `end`.
 */
export class ServiceHealth {
  private readonly implementation: HealthImplementation;
  private isServing = false;
  private readonly told = new Map<string, boolean>();
  private readonly endListening: () => void;
  private looking: NodeJS.Timeout | undefined;

  /** `stopping` is the signal that the service's background work gets. */
  constructor(
    private readonly name: string,
    private readonly stopping: AbortSignal,
  ) {
    this.implementation = new HealthImplementation({ '': 'NOT_SERVING', [name]: 'NOT_SERVING' });
    // Without a database nothing works; if only writes fail, reads still do.
    this.endListening = onOutage((outage) => this.isServing && this.tellOfCalls(outage !== 'away'));
  }

  addTo(server: Server): void {
    this.implementation.addToServer(server);
  }

  begin(): void {
    this.isServing = true;
    this.tellOfCalls(true);
    this.lookAtWork();
    this.looking = setInterval(() => this.lookAtWork(), LOOK_EVERY_MS).unref();
  }

  /** From now on clients should call another server. */
  end(): void {
    this.isServing = false;
    this.endListening();
    clearInterval(this.looking);
    for (const name of ['', this.name, ...this.told.keys()])
      this.implementation.setStatus(name, 'NOT_SERVING');
  }

  private tellOfCalls(works: boolean): void {
    for (const name of ['', this.name])
      this.implementation.setStatus(name, works ? 'SERVING' : 'NOT_SERVING');
  }

  private lookAtWork(): void {
    for (const [work, trouble] of troublesOf(this.stopping)) {
      const name = `${this.name}/${work}`;
      const works = trouble === '';
      if (this.told.get(name) === works) continue;
      this.told.set(name, works);
      this.implementation.setStatus(name, works ? 'SERVING' : 'NOT_SERVING');
    }
  }
}
