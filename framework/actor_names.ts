// Names of callers for histories: "staff admin", "customer 7", "system".

/** The shop itself, or an anonymous caller. */
export const SYSTEM = 'system';
/** Somebody without an account, who places an order or has its token. */
export const GUEST = 'guest';

export function staffName(username: string): string {
  return `staff ${username}`;
}

/** The name of who places an order: a customer, or a guest for id 0. */
export function buyerName(customerId: number): string {
  return customerId === 0 ? GUEST : accountName(customerId);
}

/** The name for a customer id; 0 is the system. */
export function accountName(customerId: number): string {
  return customerId === 0 ? SYSTEM : `customer ${customerId}`;
}
