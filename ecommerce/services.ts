// The gRPC services, by the label of their app. Loaded only by processes that serve or check them.
import { service as carts } from '../carts/grpc_server.js';
import { service as customers } from '../customers/grpc_server.js';
import { service as events } from '../events/grpc_server.js';
import type { Service } from '../framework/grpc/service.js';
import { service as invoices } from '../invoices/grpc_server.js';
import { service as orders } from '../orders/grpc_server.js';
import { service as payments } from '../payments/grpc_server.js';
import { service as products } from '../products/grpc_server.js';
import { service as recommendations } from '../recommendations/grpc_server.js';
import { service as webhooks } from '../webhooks/grpc_server.js';
import './apps.js'; // receivers of signals
import './channels.js';

export const SERVICES: Record<string, Service> = {
  products,
  customers,
  orders,
  carts,
  invoices,
  payments,
  recommendations,
  events,
  webhooks,
};
