// Stripe's test cards (https://docs.stripe.com/testing), and what happens to them.

export interface TestCard {
  brand: string;
  last4: string;
  /** Why a charge is declined: Stripe's code, and for `card_declined` its decline code. */
  declined?: [code: string, decline_code: string, message: string];
  /** Every charge needs the customer's authentication. */
  authenticate?: true;
  /** A charge is disputed at once. */
  disputed?: true;
  /** Its refunds: `pending` until they are completed; `failing` after they have succeeded. */
  refunds?: 'pending' | 'failing';
  /** It cannot be attached to a customer. */
  refusesAttaching?: true;
}

const visa = (last4: string): TestCard => ({ brand: 'visa', last4 });
const DECLINED = 'Your card was declined.';
const NO_FUNDS = 'Your card has insufficient funds.';

/** By the id of the payment method; the token of each is `tok_…` with the same ending. */
export const CARDS: Record<string, TestCard> = {
  pm_card_visa: visa('4242'),
  pm_card_mastercard: { brand: 'mastercard', last4: '4444' },
  pm_card_authenticationRequired: { ...visa('3184'), authenticate: true },
  pm_card_threeDSecure2Required: { ...visa('3220'), authenticate: true },
  pm_card_visa_chargeDeclined: {
    ...visa('0002'),
    declined: ['card_declined', 'generic_decline', DECLINED],
    refusesAttaching: true,
  },
  pm_card_chargeCustomerFail: { ...visa('0341'), declined: ['card_declined', 'generic_decline', DECLINED] },
  pm_card_visa_chargeDeclinedInsufficientFunds: {
    ...visa('9995'),
    declined: ['card_declined', 'insufficient_funds', NO_FUNDS],
  },
  pm_card_visa_chargeDeclinedFraudulent: {
    ...visa('0019'),
    declined: ['card_declined', 'fraudulent', DECLINED],
  },
  pm_card_chargeDeclinedExpiredCard: {
    ...visa('0069'),
    declined: ['expired_card', '', 'Your card has expired.'],
  },
  pm_card_chargeDeclinedIncorrectCvc: {
    ...visa('0127'),
    declined: ['incorrect_cvc', '', "Your card's security code is incorrect."],
  },
  pm_card_createDispute: { ...visa('0259'), disputed: true },
  pm_card_pendingRefund: { ...visa('7726'), refunds: 'pending' },
  pm_card_refundFail: { ...visa('5126'), refunds: 'failing' },
};
