// The shop's checks for `check --deploy`; the framework's are in framework/management/checks.ts.
import type { Rule } from '../framework/project.js';
import { isLoopback } from '../framework/network.js';
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
      settings.STRIPE_SECRET_KEY !== '' && settings.STRIPE_WEBHOOK_SECRET === '',
      'ecommerce.W020',
      'STRIPE_WEBHOOK_SECRET is not set: payments that customers confirm are not noticed until they expire.',
    ],
    [
      settings.STRIPE_SECRET_KEY.includes('_test_') || !settings.STRIPE_API_BASE.endsWith('//api.stripe.com'),
      'ecommerce.W019',
      'STRIPE_SECRET_KEY is a test key, or STRIPE_API_BASE is not Stripe: orders can be paid without money.',
    ],
    [
      settings.BROKER_URL.startsWith('amqp:') && !isLoopback(new URL(settings.BROKER_URL).hostname),
      'ecommerce.W021',
      'BROKER_URL is not amqps: the data of customers is sent to the broker unencrypted.',
    ],
    [
      settings.WEBHOOKS_ALLOW_PRIVATE,
      'ecommerce.W022',
      'WEBHOOKS_ALLOW_PRIVATE is on: who may register webhooks reaches what is in the network of the shop.',
    ],
    [
      LINKS.some((name) => !settings[name].startsWith('https:')),
      'ecommerce.W009',
      `${LINKS.join(', ')}: one is not https, so the secrets of mailed links are sent unencrypted.`,
    ],
  ];
}
