// Who did something, as histories keep it: "staff admin", "customer 7", "system".

/** The shop itself, or somebody who has not signed in. */
export const SYSTEM = 'system';
/** Somebody without an account who has the token of an order. */
export const GUEST = 'guest';

export function staffName(username: string): string {
  return `staff ${username}`;
}

/** The customer with this account; 0, for none, is the system. */
export function accountName(customerId: number): string {
  return customerId === 0 ? SYSTEM : `customer ${customerId}`;
}
