// The admin site's registrations of every app. Only the web server loads them.
import '../framework/auth/admin.js';
import '../events/admin.js';
import '../webhooks/admin.js';
import '../products/admin.js';
import '../customers/admin.js';
import '../orders/admin.js';
import '../carts/admin.js';
import '../invoices/admin.js';
import '../payments/admin.js';
import '../notifications/admin.js';
import '../recommendations/admin.js';
import { site } from '../framework/admin/site.js';

// In the order of the work; administration comes last.
site.putFirst(
  'orders',
  'products',
  'customers',
  'payments',
  'invoices',
  'carts',
  'recommendations',
  'events',
  'webhooks',
);
