// What passwords cost in tests: next to nothing, but where the cost itself is tested.
import { passwordCost } from '../framework/auth/passwords.js';

const PRODUCTION = { ...passwordCost };
/** The least that argon2 takes. */
const CHEAP = { memoryCost: 1_024, timeCost: 2, refusalMs: 20 };

export function makePasswordsCheap(): void {
  Object.assign(passwordCost, CHEAP);
}

/** Passwords cost what they cost in production, for the tests of one `describe`. */
export function useCostlyPasswords(): void {
  before(() => void Object.assign(passwordCost, PRODUCTION));
  after(makePasswordsCheap);
}
