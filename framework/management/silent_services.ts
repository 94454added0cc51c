// Tells the person who starts the web server which services it will miss.
import { connect } from 'node:net';
import { settings } from '../conf/settings.js';
import { isAddress, serversOf } from '../grpc/addresses.js';
import type { Output } from './output.js';
import { PROGRAM } from './program.js';

const ANSWER_WITHIN_MS = 1_000;

/** Warns of the services that nothing serves. Their addresses are the settings that end in _ADDRESS. */
export async function warnOfSilentServices(out: Output): Promise<void> {
  const services = Object.entries(settings).filter(
    ([name, address]) =>
      name.endsWith('_ADDRESS') && name !== 'METRICS_ADDRESS' && isAddress(String(address)),
  );
  const answers = await Promise.all(services.map(([, address]) => isServed(String(address))));
  const silent = services.filter((_, index) => !answers[index]);
  if (silent.length === 0) return;
  const lines = silent.map(
    ([name, address]) => `  ${name.replace('_ADDRESS', '').toLowerCase()} at ${String(address)}`,
  );
  out.warning(
    ['\nThese services do not answer, so requests that need them are answered 503:', ...lines].join('\n') +
      `\nRun '${PROGRAM} grpc-server' beside this server, or '${PROGRAM} start' for everything.`,
  );
}

/** Whether one of its servers listens. */
async function isServed(address: string): Promise<boolean> {
  const all = await Promise.all(serversOf(address).map(({ host, port }) => isListening(host, port)));
  return all.includes(true);
}

function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWER_WITHIN_MS });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true));
    socket.once('error', end(false));
    socket.once('timeout', end(false));
  });
}
