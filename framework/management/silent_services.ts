// Tells the person who starts the web server which services it will miss.
import { connect } from 'node:net';
import { settings } from '../conf/settings.js';
import type { Output } from './output.js';
import { PROGRAM } from './program.js';

const ANSWER_WITHIN_MS = 1_000;

/** Warns of the services that nothing serves. Their addresses are the settings that end in _ADDRESS. */
export async function warnOfSilentServices(out: Output): Promise<void> {
  const places = Object.entries(settings).flatMap(([name, value]) => {
    const parts = /^\[?(?<host>.+?)\]?:(?<port>\d+)$/.exec(
      name.endsWith('_ADDRESS') ? String(value) : '',
    )?.groups;
    return parts ? [{ name, host: parts.host ?? '', port: Number(parts.port) }] : [];
  });
  const answers = await Promise.all(places.map(({ host, port }) => isListening(host, port)));
  const silent = places.filter((_, index) => !answers[index]);
  if (silent.length === 0) return;
  const lines = silent.map(
    ({ name, host, port }) => `  ${name.replace('_ADDRESS', '').toLowerCase()} at ${host}:${port}`,
  );
  out.warning(
    ['\nThese services do not answer, so requests that need them are answered 503:', ...lines].join('\n') +
      `\nRun '${PROGRAM} grpc-server' beside this server, or '${PROGRAM} start' for everything.`,
  );
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
