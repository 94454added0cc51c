// Texts that fit a field because of its name, in JSON and in protobuf messages.
import fc from 'fast-check';

export const WORDS = ['Chair', 'Mug', 'other', 'home', 'pending', 'shipped', 'test', '5 Elm St'];

/** By the name of the field: the first that matches. */
const NAMED: [RegExp, fc.Arbitrary<string>][] = [
  [/email$/, fc.oneof(fc.constantFrom('ada@example.com', 'bob@example.com'), fc.emailAddress())],
  [/password$/, fc.constant('a long enough phrase')],
  [/_(after|before)$/, fc.constantFrom('', '2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z')],
  [/^(currency)$/, fc.constantFrom('USD', 'EUR', '')],
  [/^provider$/, fc.constant('test')],
  [/^token$/, fc.constantFrom('tok_visa', 'tok_charge_declined', 'tok_timeout')],
  [/^status$/, fc.constantFrom('pending', 'processing', 'shipped', 'delivered', 'cancelled', '')],
  [/^if_match$/, fc.constant('*')],
  [/^ordering$/, fc.constantFrom('created_at', '-created_at', 'id')],
  [/^(page_token|after_id)$/, fc.constant('')],
  [/^url$/, fc.webUrl()],
  [/name$|address$|note$|reason$|description$/, fc.constantFrom(...WORDS)],
  [/category$/, fc.constantFrom('home', 'other', '')],
  [/slug$/, fc.stringMatching(/^[a-z]{3,9}$/)],
  [/_on$/, fc.constantFrom('', '2026-11-25')],
];

/** Texts for a field with this name; undefined when nothing is known about it. */
export function likelyTexts(name: string): fc.Arbitrary<string> | undefined {
  return NAMED.find(([pattern]) => pattern.test(name))?.[1];
}
