// Who orders in tests, and where to. This file imports nothing, so that a client process may use it, too.

export const JOHN = {
  customer_name: 'John Doe',
  customer_email: 'john@example.com',
  shipping_address: '123 Main St',
};
export const ANN = {
  customer_name: 'Ann',
  customer_email: 'ann@example.com',
  shipping_address: '1 Main St',
};
export const JANE = {
  customer_name: 'Jane Roe',
  customer_email: 'jane@example.com',
  shipping_address: '5 Elm St',
};
export const GUEST = {
  customer_name: 'A guest',
  customer_email: 'guest@example.com',
  shipping_address: 'Here',
};
