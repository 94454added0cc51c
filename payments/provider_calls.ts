// Calls to a provider, with a time limit. No database transaction is open meanwhile.
import type { Database } from '../framework/db/database.js';
import { logger } from '../framework/logging.js';
import { settings } from '../ecommerce/settings.js';
import type { Outcome, PaymentProvider } from './providers/provider.js';
import { findProvider } from './providers/registry.js';

/** The provider was called, and the outcome is unknown. */
export interface Unknown {
  status: 'unknown';
  code: string;
  message: string;
}

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
export async function ask<T extends Outcome | null>(
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
