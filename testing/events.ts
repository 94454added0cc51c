// The events that this test process has written into its log.
import { readFileSync, statSync } from 'node:fs';
import { logger } from '../framework/logging.js';
import { settings } from '../ecommerce/settings.js';

/** An event's line. */
export interface LoggedEvent {
  event: string;
  msg: string;
  request_id?: string;
  client_address?: string;
  principal: string;
  [name: string]: unknown;
}

async function flushed(): Promise<void> {
  // What follows a commit, or an answer, is written in the turns after it.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => logger.flush(resolve));
}

/** Runs `work` and gives the events that were logged meanwhile. */
export async function eventsOf(work: () => Promise<unknown>): Promise<LoggedEvent[]> {
  await flushed();
  const start = statSync(settings.LOG_FILE).size;
  await work();
  await flushed();
  const lines = readFileSync(settings.LOG_FILE).subarray(start).toString().split('\n');
  return lines.filter((line) => line.includes('"event":')).map((line) => JSON.parse(line) as LoggedEvent);
}
