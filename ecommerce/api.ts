// What this project says about its API; the rest of the description follows from the URLs.
import { projectVersion } from '../framework/conf/version.js';
import type { ApiDescription } from '../framework/openapi/document.js';
import { ORDER_TOKEN_HEADER } from '../orders/token_reader.js';
import { settings } from './settings.js';

const DESCRIPTION = `The REST API of an online shop: its catalogue, customers, carts, orders, invoices and payments.

- **Customers** log in, and send the \`access_token\` as \`Authorization: Bearer …\`.
- **Guests** need no account: a cart has a token (\`X-Cart-Token\`), and so has an order (\`X-Order-Token\`).
- **Staff** send \`Authorization: Token …\`.
- **Amounts** are in major units (\`12.5\`), beside their \`currency\`. **Times** are in UTC, in the format of RFC 3339.
- Every **POST** may be repeated safely with the same \`Idempotency-Key\`.
- **Lists** continue with \`page_token\`, which is the \`next_page_token\` of the page before; the last page has an empty one.
- **Errors** have a sentence (\`error\`), a \`code\`, the \`details\` of wrong fields, and the \`request_id\` for the shop's support.
- **A guest orders** with \`createOrder\`, or with \`addToCart\` and \`checkout\`; keeps the answer's \`order_token\`; pays with
  \`payOrder\` and reads the order with \`getOrder\`, both with that token as \`X-Order-Token\`.
- **A customer orders** after \`registerCustomer\` or \`login\`, with the \`access_token\` of the answer on the same requests. The
  test provider takes the payment token \`tok_visa\`, and refuses \`tok_charge_declined\`.
- Every path under \`/api/\` is also served under \`/api/v1/\`. An address answers with and without its last slash.
`;

export const API: ApiDescription = {
  title: settings.SHOP_NAME,
  version: projectVersion(),
  description: DESCRIPTION,
  license: { name: 'MIT', identifier: 'MIT' },
  objectToken: ORDER_TOKEN_HEADER,
};
