// The addresses of customers, and who may use them.
import { include, path } from '../framework/http/router.js';
import { LIST_QUERY } from './serializers.js';
import { emailPage, registrationPage } from './link_pages.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const REGISTER: Throttle = { name: 'register', rate: () => settings.THROTTLE_REGISTER };
const PASSWORD_RESETS: Throttle = { name: 'password_resets', rate: () => settings.THROTTLE_PASSWORD_RESETS };
const EXPORTS: Throttle = { name: 'exports', rate: () => settings.THROTTLE_EXPORTS };

const api = include('api/customers/', [
  path('', { GET: [views.list, 'staff_only', 'customers.view_customer'] }, { query: LIST_QUERY }),
  path('register/', { POST: [views.register, 'ignore_credentials'] }, { throttles: { POST: REGISTER } }),
  path(
    'register/confirm/',
    { POST: [views.confirmRegistration, 'ignore_credentials'] },
    { throttles: { POST: REGISTER } },
  ),
  path('login/', { POST: [views.login, 'ignore_credentials'] }),
  path('token/refresh/', { POST: [views.refresh, 'ignore_credentials'] }),
  path('logout/', { POST: [views.logout, 'ignore_credentials'] }),
  path('me/', {
    GET: [views.me, 'customer'],
    PATCH: [views.updateMe, 'customer'],
    DELETE: [views.forgetMe, 'customer'],
  }),
  path('me/export/', { GET: [views.exportMe, 'customer'] }, { throttles: { GET: EXPORTS } }),
  path('me/password/', { POST: [views.changePassword, 'customer'] }),
  path(
    'password-reset/',
    { POST: [views.requestPasswordReset, 'ignore_credentials'] },
    { throttles: { POST: PASSWORD_RESETS } },
  ),
  path(
    'password-reset/confirm/',
    { POST: [views.resetPassword, 'ignore_credentials'] },
    { throttles: { POST: PASSWORD_RESETS } },
  ),
  path('email-change/confirm/', { POST: [views.confirmEmailChange, 'ignore_credentials'] }),
  path('<int:id>/', { GET: [views.retrieve, 'staff_only', 'customers.view_customer'] }),
]);

export const urlpatterns = [
  ...api,
  path(
    'password-reset/',
    {
      GET: [views.showResetPage, 'ignore_credentials'],
      POST: [views.submitResetPage, 'ignore_credentials'],
    },
    { query: 'any', throttles: { POST: PASSWORD_RESETS } },
  ),
  path(
    'email-change/',
    { GET: [emailPage.show, 'ignore_credentials'], POST: [emailPage.submit, 'ignore_credentials'] },
    { query: 'any' },
  ),
  path(
    'open-account/',
    {
      GET: [registrationPage.show, 'ignore_credentials'],
      POST: [registrationPage.submit, 'ignore_credentials'],
    },
    { query: 'any', throttles: { POST: REGISTER } },
  ),
];
