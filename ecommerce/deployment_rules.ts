// The shop's checks for `check --deploy`; the framework's are in framework/management/checks.ts.
import type { Rule } from '../framework/project.js';
import { settings } from './settings.js';

/** The settings with pages that mails link to. */
const LINKS = ['PASSWORD_RESET_URL', 'REGISTRATION_URL', 'EMAIL_CHANGE_URL', 'ORDER_CLAIM_URL'] as const;

export function deploymentRules(): Rule[] {
  return [
    [settings.TEST_PAYMENTS, 'ecommerce.W003', 'TEST_PAYMENTS is on: orders can be paid without money.'],
    [
      settings.API_ACCESS === 'protected' && settings.UNPAID_ORDER_MINUTES === 0,
      'ecommerce.W004',
      'UNPAID_ORDER_MINUTES is 0: unpaid orders keep their stock forever.',
    ],
    [
      LINKS.some((name) => !settings[name].startsWith('https:')),
      'ecommerce.W009',
      `${LINKS.join(', ')}: one is not https, so the secrets of mailed links are sent unencrypted.`,
    ],
  ];
}
