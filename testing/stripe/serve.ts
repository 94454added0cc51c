// Runs the stand-in of Stripe's API: `npx tsx testing/stripe/serve.ts --port 12111 --webhook <address> --secret whsec_…`.
import { parseArgs } from 'node:util';
import { StripeStandIn } from './stand_in.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '12111' },
    webhook: { type: 'string', default: 'http://localhost:8000/api/payments/webhooks/stripe/' },
    secret: { type: 'string', default: 'whsec_standin' },
  },
});
const standIn = new StripeStandIn();
standIn.webhooks.endpoint = { url: values.webhook, secret: values.secret };
await standIn.start(Number(values.port));
console.log(`The stand-in of Stripe's API is at ${standIn.url}. It sends events to ${values.webhook}.`);
