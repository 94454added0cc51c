// The error codes of this shop, with their HTTP and gRPC statuses; those of every project are in framework/errors.ts.
import { Status as grpcStatus } from '@grpc/grpc-js/build/src/constants.js';
import { declareErrorCodes } from '../framework/errors.js';

declare module '../framework/errors.js' {
  interface ErrorCodes {
    /** There are fewer units than somebody wants. */
    insufficient_stock: true;
    /** An order, payment or invoice is in a state from which this is not possible. */
    invalid_transition: true;
    /** The payment provider refused. */
    payment_failed: true;
  }
}

declareErrorCodes({
  insufficient_stock: [409, grpcStatus.FAILED_PRECONDITION, 'There are fewer units than are wanted.'],
  invalid_transition: [
    409,
    grpcStatus.FAILED_PRECONDITION,
    'The order, payment or invoice is in a state from which this is not possible.',
  ],
  payment_failed: [402, grpcStatus.FAILED_PRECONDITION, 'The payment provider refused.'],
});
