// Prints each event that a shop sends: WEBHOOK_SECRET=whsec_… npx tsx examples/webhooks/receiver.ts [port]
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET ?? '');
const server = createServer((request, response) => {
  text(request)
    .then((body) => webhook.verify(body, request.headers as Record<string, string>))
    .then((event) => console.log(JSON.stringify(event)))
    .then(() => response.writeHead(204).end())
    .catch(() => response.writeHead(400).end()); // not from the shop
});
server.listen(Number(process.argv[2] ?? 4000), '127.0.0.1', () => console.log('Waiting for events.'));
