// What the shop must not go live with; the framework's rules are in framework/management/checks.ts.
import type { Rule } from '../framework/project.js';
import { settings } from './settings.js';

/** Where mails lead to. */
const LINKS = ['PASSWORD_RESET_URL', 'REGISTRATION_URL', 'EMAIL_CHANGE_URL', 'ORDER_CLAIM_URL'] as const;

export function deploymentRules(): Rule[] {
  return [
    [settings.TEST_PAYMENTS, 'ecommerce.W003', 'TEST_PAYMENTS is on: orders are paid for without money.'],
    [
      settings.API_ACCESS === 'protected' && settings.UNPAID_ORDER_MINUTES === 0,
      'ecommerce.W004',
      'UNPAID_ORDER_MINUTES is 0: orders that are never paid keep their stock for ever.',
    ],
    [
      LINKS.some((name) => !settings[name].startsWith('https:')),
      'ecommerce.W009',
      `${LINKS.join(', ')}: one is not https, so that the secrets of mailed links travel in clear.`,
    ],
  ];
}
