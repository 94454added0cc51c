// The credentials in the description of the API: which alternatives an endpoint accepts follows from its access.
import { SESSION_COOKIE } from '../auth/staff.js';
import { isOpen } from '../http/access.js';
import type { Endpoint, Method } from '../http/router.js';
import type { RequestHeader } from '../http/request_headers.js';
import { isSafe } from '../http/same_origin.js';

/** One alternative: all of these schemes together; none for nobody in particular. */
type Requirement = Record<string, never[]>;

const ANONYMOUS: Requirement = {};
const CUSTOMER: Requirement = { customerToken: [] };

/** The schemes that every project has. */
const SCHEMES: Record<string, object> = {
  customerToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The `access_token` of a customer, from a log-in.',
  },
  staffToken: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description:
      "A staff user's token: `Token`, a space, and the key that `manage.ts createtoken` printed. The user needs the permission that the endpoint names.",
  },
  adminSession: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'The session of a staff user in the admin, for pages of the same site.',
  },
  csrfToken: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRFToken',
    description: "The CSRF token of the admin's session, which requests that change something need too.",
  },
};

/** The security schemes of a document; those of headers are named by the header. */
export function securitySchemes(headers: RequestHeader[]): Record<string, object> {
  const own = headers.map(({ scheme = '', name, description }) => [
    scheme,
    { type: 'apiKey', in: 'header', name, description },
  ]);
  return { ...SCHEMES, ...(Object.fromEntries(own) as Record<string, object>) };
}

/** The alternatives of an endpoint, the usual one first. */
export function securityOf(method: Method, endpoint: Endpoint, objectToken: RequestHeader): Requirement[] {
  const { access, headers = [] } = endpoint;
  const staff: Requirement[] = [
    { staffToken: [] },
    isSafe(method) ? { adminSession: [] } : { adminSession: [], csrfToken: [] },
  ];
  const tokens = headers.flatMap(({ scheme }): Requirement[] =>
    scheme === undefined ? [] : [{ [scheme]: [] }],
  );
  const open = isOpen(access) ? [ANONYMOUS] : [];
  switch (access) {
    case 'ignore_credentials':
      return tokens.length > 0 ? [ANONYMOUS, ...tokens] : [];
    case 'anyone':
      return [ANONYMOUS, ...tokens, CUSTOMER, ...staff];
    case 'account':
      return [CUSTOMER];
    case 'owner':
    case 'owner_only':
      return [...open, CUSTOMER, ...staff];
    case 'holder':
    case 'holder_only':
      return [...open, CUSTOMER, { [objectToken.scheme ?? '']: [] }, ...staff];
    case 'staff':
    case 'staff_only':
      return [...open, ...staff];
  }
}
