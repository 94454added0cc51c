// Whether this process should get requests. Each check asks one thing that requests need; the answers are kept for a
// second, so that many probes cost no more than one.
import { setTimeout as delay } from 'node:timers/promises';
import { logger } from './logging.js';

/** How long an answer is used again. */
const KEPT_MS = 1_000;
/** A check that takes longer has failed. Probes should wait a second longer than this. */
const ANSWER_WITHIN_MS = 2_000;

/** Why something does not work: a short reason that anybody may read, and details for the log. */
export class Trouble extends Error {
  constructor(
    readonly reason: string,
    readonly detail = '',
  ) {
    super(reason);
  }
}

export interface Check {
  /** `database`, `payments`. */
  name: string;
  /** Whether most requests fail without it. */
  essential: boolean;
  /** Resolves if it works; rejects with a Trouble. May add checks that follow from its answer. */
  ask(): Promise<CheckResult[] | void>;
}

/** `failed`: most requests would fail. `degraded`: a part of the shop does not work. */
export interface CheckResult {
  name: string;
  status: 'ok' | 'degraded' | 'failed';
  /** '' if it works. */
  reason: string;
}

export interface Report {
  status: 'ready' | 'degraded' | 'not ready' | 'stopping';
  checks: CheckResult[];
}

export class Readiness {
  private report: Promise<Report> | undefined;
  private askedAt = -Infinity;
  private troublesBefore = '';

  /** `leaving` aborts when this process will stop soon. */
  constructor(
    private readonly checks: Check[],
    private readonly leaving: AbortSignal,
  ) {}

  /** The state, at most a second old; a stop is reported at once. */
  async state(): Promise<Report> {
    if (this.leaving.aborted) return { status: 'stopping', checks: [] };
    const now = performance.now();
    if (!this.report || now - this.askedAt > KEPT_MS) {
      this.askedAt = now;
      this.report = this.askAll();
    }
    const report = await this.report;
    return this.leaving.aborted ? { status: 'stopping', checks: [] } : report;
  }

  private async askAll(): Promise<Report> {
    const details: Record<string, string> = {};
    const lists = await Promise.all(
      this.checks.map(async ({ name, essential, ask }): Promise<CheckResult[]> => {
        try {
          const more = await Promise.race([ask(), lateAnswer()]);
          return [{ name, status: 'ok', reason: '' }, ...(more ?? [])];
        } catch (error) {
          const trouble = error instanceof Trouble ? error : new Trouble('failed', String(error));
          if (trouble.detail !== '') details[name] = trouble.detail;
          return [{ name, status: essential ? 'failed' : 'degraded', reason: trouble.reason }];
        }
      }),
    );
    const checks = lists.flat();
    const has = (status: CheckResult['status']): boolean => checks.some((check) => check.status === status);
    const status = has('failed') ? 'not ready' : has('degraded') ? 'degraded' : 'ready';
    this.log({ status, checks }, details);
    return { status, checks };
  }

  /** Logs each change, with the details that probes do not see. */
  private log({ status, checks }: Report, details: Record<string, string>): void {
    const troubled = checks.filter((check) => check.status !== 'ok');
    const troubles = troubled.map(({ name, reason }) => `${name}: ${reason}`).join(', ');
    if (troubles === this.troublesBefore) return;
    this.troublesBefore = troubles;
    if (troubles === '') logger.info('this process is ready: all checks are ok');
    else logger.warn({ readiness: status, troubles, details }, 'this process is not ready, or not fully');
  }
}

async function lateAnswer(): Promise<never> {
  await delay(ANSWER_WITHIN_MS, undefined, { ref: false });
  throw new Trouble(`no answer within ${ANSWER_WITHIN_MS / 1000} s`);
}
