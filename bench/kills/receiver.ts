// A receiver of mails or of webhooks that writes the id of each down on disk before it says that it has it.
// receiver.js mail|webhook <port> <file>
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const [kind = '', port = '', file = ''] = process.argv.slice(2);
const book = openSync(file, 'a');

function note(id: string): void {
  writeSync(book, `${id}\n`);
  fdatasyncSync(book);
}

if (kind === 'mail') {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, answer) {
      text(stream).then(
        (mail) => {
          note(/^Message-ID: <([^@>]+)/im.exec(mail)?.[1] ?? 'a mail without an id');
          answer();
        },
        (error: Error) => answer(error),
      );
    },
  });
  server.listen(Number(port), '127.0.0.1');
} else {
  createServer((request, response) => {
    request.resume().once('end', () => {
      note(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
  }).listen(Number(port), '127.0.0.1');
}
