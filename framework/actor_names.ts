// Names of callers for histories: "staff admin", "customer 7", "system".

/** The shop itself, or an anonymous caller. */
export const SYSTEM = 'system';
/** Somebody without an account who has the token of an order. */
export const GUEST = 'guest';

export function staffName(username: string): string {
  return `staff ${username}`;
}

/** The name for a customer id; 0 is the system. */
export function accountName(customerId: number): string {
  return customerId === 0 ? SYSTEM : `customer ${customerId}`;
}
