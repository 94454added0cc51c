// The addresses of customers, and who may use them.
import { endpoint, include, path } from '../framework/http/router.js';
import * as checks from './serializers.js';
import { emailPage, registrationPage } from './link_pages.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const REGISTER: Throttle = { name: 'register', rate: () => settings.THROTTLE_REGISTER };
const PASSWORD_RESETS: Throttle = { name: 'password_resets', rate: () => settings.THROTTLE_PASSWORD_RESETS };
const EXPORTS: Throttle = { name: 'exports', rate: () => settings.THROTTLE_EXPORTS };

/** What needs no session: whoever sends an access token that has expired is not refused. */
const open = 'ignore_credentials';
const VIEW = { permission: 'customers.view_customer' };

const sessions = [
  path('register/', {
    POST: endpoint(views.register, open, { body: checks.checkNewCustomer, throttle: REGISTER }),
  }),
  path('register/confirm/', {
    POST: endpoint(views.confirmRegistration, open, {
      body: checks.checkRegistrationToken,
      throttle: REGISTER,
    }),
  }),
  path('login/', { POST: endpoint(views.login, open, { body: checks.checkCredentials }) }),
  path('token/refresh/', { POST: endpoint(views.refresh, open, { body: checks.checkRefreshToken }) }),
  path('logout/', { POST: endpoint(views.logout, open, { body: checks.checkRefreshToken }) }),
  path('password-reset/', {
    POST: endpoint(views.requestPasswordReset, open, {
      body: checks.checkResetRequest,
      throttle: PASSWORD_RESETS,
    }),
  }),
  path('password-reset/confirm/', {
    POST: endpoint(views.resetPassword, open, { body: checks.checkReset, throttle: PASSWORD_RESETS }),
  }),
  path('email-change/confirm/', {
    POST: endpoint(views.confirmEmailChange, open, { body: checks.checkEmailToken }),
  }),
];

const accounts = [
  path('', { GET: endpoint(views.list, 'staff_only', { ...VIEW, query: checks.checkList }) }),
  path('me/', {
    GET: endpoint(views.me, 'customer'),
    PATCH: endpoint(views.updateMe, 'customer', { body: checks.checkOwnDetails }),
    DELETE: endpoint(views.forgetMe, 'customer', { body: checks.checkCurrentPassword }),
  }),
  path('me/export/', { GET: endpoint(views.exportMe, 'customer', { throttle: EXPORTS }) }),
  path('me/password/', {
    POST: endpoint(views.changePassword, 'customer', { body: checks.checkPasswordChange }),
  }),
  path('<int:id>/', { GET: endpoint(views.retrieve, 'staff_only', VIEW) }),
];

/** What the links in mails open. */
const pages = [
  path(
    'password-reset/',
    {
      GET: endpoint(views.showResetPage, open),
      POST: endpoint(views.submitResetPage, open, { throttle: PASSWORD_RESETS }),
    },
    { isPage: true },
  ),
  path(
    'email-change/',
    { GET: endpoint(emailPage.show, open), POST: endpoint(emailPage.submit, open) },
    { isPage: true },
  ),
  path(
    'open-account/',
    {
      GET: endpoint(registrationPage.show, open),
      POST: endpoint(registrationPage.submit, open, { throttle: REGISTER }),
    },
    { isPage: true },
  ),
];

export const urlpatterns = [...include('api/customers/', [...sessions, ...accounts]), ...pages];
