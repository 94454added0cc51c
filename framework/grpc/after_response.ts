// Work that goes on after its call was answered. A server that stops waits for it.
import { translateOutage } from '../db/outages.js';
import { ApiError } from '../errors.js';
import { mailsSent } from '../mail.js';
import type { Call } from './call_context.js';

const underWay = new Set<Promise<void>>();

/** Lets the call be answered now, whatever `work` finds or however long it takes; failures are logged. */
export function afterAnswer(call: Call, work: () => Promise<void>): void {
  const running = work()
    .catch((thrown: unknown) => {
      const error = translateOutage(thrown);
      if (error instanceof ApiError) call.log.info({ error: error.message }, 'work after a call refused');
      else call.log.error({ err: error }, 'work after a call failed');
    })
    .finally(() => underWay.delete(running));
  underWay.add(running);
}

/** Resolves when all such work of this process is done, and the mails that it sends later are sent. */
export async function backgroundWorkDone(): Promise<void> {
  await Promise.all(underWay);
  await mailsSent();
}
