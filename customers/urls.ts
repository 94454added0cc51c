// The addresses of customers, and who may use them.
import { include, path } from '../ecommerce/http/router.js';
import * as page from './reset_page.js';
import * as views from './views.js';

const api = include('api/customers/', [
  path('', { GET: [views.list, 'staff_only'] }),
  path('register/', { POST: [views.register, 'sign_in'] }),
  path('login/', { POST: [views.login, 'sign_in'] }),
  path('token/refresh/', { POST: [views.refresh, 'sign_in'] }),
  path('logout/', { POST: [views.logout, 'sign_in'] }),
  path('me/', { GET: [views.me, 'customer'], PATCH: [views.updateMe, 'customer'] }),
  path('me/password/', { POST: [views.changePassword, 'customer'] }),
  path('password-reset/', { POST: [views.requestPasswordReset, 'sign_in'] }),
  path('password-reset/confirm/', { POST: [views.resetPassword, 'sign_in'] }),
  path('<int:id>/', { GET: [views.retrieve, 'staff_only'] }),
]);

export const urlpatterns = [
  ...api,
  path('password-reset/', { GET: [page.show, 'sign_in'], POST: [page.submit, 'sign_in'] }),
];
