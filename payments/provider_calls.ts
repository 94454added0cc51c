// Calls to a provider, with a time limit. No database transaction is open meanwhile.
import type { Database } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { logger } from '../framework/logging.js';
import { settings } from '../ecommerce/settings.js';
import type { PaymentProvider, Unknown } from './providers/provider.js';
import { findProvider } from './providers/registry.js';

const LATE: Unknown = {
  status: 'unknown',
  code: 'provider_timeout',
  message: 'The payment provider did not answer in time.',
};
const BROKEN: Unknown = {
  status: 'unknown',
  code: 'provider_error',
  message: 'The payment provider failed.',
};

/** The provider's answer, or `unknown` when it is late or fails. */
export async function ask<T>(
  db: Database,
  providerName: string,
  question: (provider: PaymentProvider) => Promise<T>,
): Promise<T | Unknown> {
  const provider = findProvider(db, providerName);
  if (!provider) {
    return { ...BROKEN, message: `The payment provider ${providerName} is not enabled.` };
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Unknown>((resolve) => {
    timer = setTimeout(() => resolve(LATE), settings.PAYMENT_TIMEOUT_MS);
  });
  const answered = question(provider).catch((error: unknown) => {
    logger.warn({ err: error, provider: providerName }, 'a payment provider failed');
    return BROKEN;
  });
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** As `ask`, about something that moves no money: without an answer the request may be repeated. */
export async function askBefore<T extends object | null>(
  db: Database,
  providerName: string,
  question: (provider: PaymentProvider) => Promise<T>,
): Promise<T> {
  const answer = await ask(db, providerName, question);
  if (answer !== LATE && answer !== BROKEN) return answer as T;
  throw new ApiError('unavailable', (answer as Unknown).message);
}
