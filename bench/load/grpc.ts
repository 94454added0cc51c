// gRPC clients that call as fast as they are answered, on one channel.
import { credentials, type ServiceError } from '@grpc/grpc-js';
import { toMessage } from '../../framework/grpc/codec.js';
import ordersGrpc from '../../protos/generated/orders_grpc_pb.js';
import orders from '../../protos/generated/orders_pb.js';
import productsGrpc from '../../protos/generated/products_grpc_pb.js';
import products from '../../protos/generated/products_pb.js';
import { orderOfTwo, productId } from './catalogue.js';
import { CONNECTIONS, type Sample } from './http.js';

/** Makes one call. */
type MakeCall = () => Promise<void>;

/** The calls that are measured, of the services at these addresses. */
export function callsTo(env: NodeJS.ProcessEnv): { getProduct: MakeCall; createOrder: MakeCall } {
  const open = credentials.createInsecure();
  const productService = new productsGrpc.ProductServiceClient(env.PRODUCTS_ADDRESS ?? '', open);
  const orderService = new ordersGrpc.OrderServiceClient(env.ORDERS_ADDRESS ?? '', open);
  return {
    getProduct: () =>
      answered((done) =>
        productService.getProduct(toMessage(products.GetProductRequest, { id: productId() }), done),
      ),
    createOrder: () =>
      answered((done) => {
        const { items: lines, ...rest } = orderOfTwo();
        const items = lines.map((item) => toMessage(orders.OrderItem, item));
        orderService.createOrder(toMessage(orders.CreateOrderRequest, { ...rest, items }), done);
      }),
  };
}

function answered(call: (done: (error: ServiceError | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
}

/** Keeps so many calls in flight until the time is over, or so many were made. Fails when a call fails. */
export async function loadGrpc(call: MakeCall, seconds: number, most = Infinity): Promise<Sample> {
  const took: number[] = [];
  const started = performance.now();
  let begun = 0;
  const work = async (): Promise<void> => {
    while (performance.now() - started < seconds * 1_000 && begun < most) {
      begun += 1;
      const at = performance.now();
      await call();
      took.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  const perSecond = (1_000 * took.length) / (performance.now() - started);
  took.sort((a, b) => a - b);
  const at = (part: number): number => took[Math.floor(part * took.length)] ?? NaN;
  return { done: took.length, perSecond, p50: at(0.5), p99: at(0.99) };
}
