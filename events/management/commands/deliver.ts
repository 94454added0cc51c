// deliver: delivers events to their receivers, as the event service does, in a process of its own.
import { withDatabase } from '../../../framework/db/database.js';
import { mailsSent } from '../../../framework/mail.js';
import { defineCommand } from '../../../framework/management/command.js';
import { stopAsked, tellReady } from '../../../framework/management/processes.js';
import { startMetrics } from '../../../framework/metrics/process.js';
import { project } from '../../../framework/project.js';
import { registeredChannels } from '../../channels.js';
import { EVENT_GAUGES } from '../../gauges.js';
import { deliverEvents, deliverOnce } from '../../worker.js';

export const command = defineCommand({
  help: 'Delivers events by mail, to webhooks and to the broker until Ctrl-C or SIGTERM, as the event service does.',
  options: { once: { type: 'boolean', help: 'Deliver what is due now, then end.' } },
  preload: () => project().loadServices(),
  /** Exit code 1 when a delivery failed. */
  async run({ options }, { out, verbosity }) {
    await project().loadServices(); // which registers the channels
    const stopping = new AbortController();
    return withDatabase(async (db) => {
      if (options.once) {
        const { delivered, failed } = await deliverOnce(db, stopping.signal);
        await mailsSent();
        if (verbosity > 0) out.line(`${delivered} delivered, ${failed} failed.`);
        return failed > 0 ? 1 : 0;
      }
      void stopAsked().then(() => stopping.abort());
      const names = registeredChannels().map(({ name }) => name);
      if (verbosity > 0) out.line(`Delivering by ${names.join(', ') || 'no channel'}. Stop with Ctrl-C.`);
      tellReady();
      const endMetrics = startMetrics({ db, gauges: EVENT_GAUGES });
      await deliverEvents(db, stopping.signal);
      await mailsSent();
      endMetrics();
      return 0;
    });
  },
});
