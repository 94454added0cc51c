// Errors in Stripe's format (https://docs.stripe.com/api/errors).

export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; message: string; [field: string]: unknown },
    /** Whether the request had begun to be carried out: then the answer is kept for its idempotency key. */
    readonly begun = false,
  ) {
    super(error.message);
  }
}

/** A request that is not carried out. */
export function invalidRequest(message: string, code?: string, param?: string): StripeFailure {
  const details = { ...(code !== undefined && { code }), ...(param !== undefined && { param }) };
  return new StripeFailure(400, { type: 'invalid_request_error', message, ...details });
}

/** An object that does not exist. */
export function missing(what: string, id: string): StripeFailure {
  const message = `No such ${what}: '${id}'`;
  return new StripeFailure(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param: 'id',
    message,
  });
}
