// The admin site's registrations of every app. Only the web server loads them.
import '../framework/auth/admin.js';
import '../products/admin.js';
import '../customers/admin.js';
import '../orders/admin.js';
import '../carts/admin.js';
import '../invoices/admin.js';
import '../payments/admin.js';
import '../recommendations/admin.js';
