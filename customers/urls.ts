// The URLs of customers and their access.
import { IF_MATCH } from '../framework/http/conditions.js';
import { endpoint, include, path } from '../framework/http/router.js';
import {
  ANY_OBJECT,
  located,
  NO_BODY,
  object,
  tagged,
  TEXT,
  tokenPage,
  withHeaders,
} from '../framework/serializers/answers.js';
import { CART_TOKEN_HEADER } from './cart_token.js';
import { customerList } from './lists.js';
import * as serializers from './serializers.js';
import { emailPage, registrationPage } from './link_pages.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const REGISTER: Throttle = { name: 'register', rate: () => settings.THROTTLE_REGISTER };
const PASSWORD_RESETS: Throttle = { name: 'password_resets', rate: () => settings.THROTTLE_PASSWORD_RESETS };
const EXPORTS: Throttle = { name: 'exports', rate: () => settings.THROTTLE_EXPORTS };

/** Endpoints without a session: an expired access token is ignored. */
const open = 'ignore_credentials';
const { customerSerializer: customer, sessionAnswer: session } = serializers;
const VIEW = { permission: 'customers.view_customer' };

const sessions = [
  path('register/', {
    POST: endpoint(views.register, open, {
      name: 'registerCustomer',
      summary: 'Opens an account, or mails the link that opens it.',
      headers: [CART_TOKEN_HEADER],
      body: serializers.checkNewCustomer,
      throttle: REGISTER,
      errors: ['already_exists'],
      example: { email: 'ada@example.com', password: 'correct-horse-42', name: 'Ada Lovelace' },
      answers: { 201: located(session), 202: object({ pending_email: TEXT }) },
    }),
  }),
  path('register/confirm/', {
    POST: endpoint(views.confirmRegistration, open, {
      name: 'confirmRegistration',
      summary: 'Opens the account whose link was mailed, and logs in.',
      headers: [CART_TOKEN_HEADER],
      body: serializers.checkRegistrationToken,
      throttle: REGISTER,
      errors: ['already_exists'],
      answers: { 201: located(session) },
    }),
  }),
  path('login/', {
    POST: endpoint(views.login, open, {
      name: 'login',
      summary: 'Logs a customer in.',
      headers: [CART_TOKEN_HEADER],
      body: serializers.checkCredentials,
      errors: ['unauthenticated', 'throttled'],
      example: { email: 'ada@example.com', password: 'correct-horse-42' },
      answers: { 200: session },
    }),
  }),
  path('token/refresh/', {
    POST: endpoint(views.refresh, open, {
      name: 'refreshSession',
      summary: 'Exchanges a refresh token for new tokens.',
      body: serializers.checkRefreshToken,
      errors: ['unauthenticated'],
      answers: { 200: session },
    }),
  }),
  path('logout/', {
    POST: endpoint(views.logout, open, {
      name: 'logout',
      summary: 'Ends a session.',
      body: serializers.checkRefreshToken,
      answers: { 204: NO_BODY },
    }),
  }),
  path('password-reset/', {
    POST: endpoint(views.requestPasswordReset, open, {
      name: 'requestPasswordReset',
      summary: 'Mails a link for a new password, if there is such an account.',
      body: serializers.checkResetRequest,
      throttle: PASSWORD_RESETS,
      example: { email: 'ada@example.com' },
      answers: { 202: NO_BODY },
    }),
  }),
  path('password-reset/confirm/', {
    POST: endpoint(views.resetPassword, open, {
      name: 'resetPassword',
      summary: 'Sets a new password with the token of the mailed link, and logs in.',
      headers: [CART_TOKEN_HEADER],
      body: serializers.checkReset,
      throttle: PASSWORD_RESETS,
      answers: { 200: session },
    }),
  }),
  path('email-change/confirm/', {
    POST: endpoint(views.confirmEmailChange, open, {
      name: 'confirmEmailChange',
      summary: 'Makes a new e-mail address valid with the token of the mailed link.',
      body: serializers.checkEmailToken,
      errors: ['already_exists'],
      answers: { 200: object({ email: TEXT }) },
    }),
  }),
];

const accounts = [
  path('', {
    GET: endpoint(views.list, 'staff_only', {
      name: 'listCustomers',
      summary: 'Lists the customers, newest first.',
      ...VIEW,
      query: customerList.check,
      fields: customer,
      answers: { 200: tokenPage('customers', customer) },
    }),
  }),
  path('me/', {
    GET: endpoint(views.me, 'account', {
      name: 'getMe',
      summary: 'Returns the signed-in customer.',
      fields: customer,
      answers: { 200: tagged(customer) },
    }),
    PATCH: endpoint(views.updateMe, 'account', {
      name: 'updateMe',
      summary: 'Changes the given details of the signed-in customer.',
      headers: [IF_MATCH],
      body: serializers.checkOwnDetails,
      errors: ['throttled', 'already_exists'],
      example: { phone: '+44 20 7946 0018', shipping_address: '12 Lovelace Road, London' },
      answers: { 200: tagged(customer), 202: serializers.pendingAnswer },
    }),
    DELETE: endpoint(views.forgetMe, 'account', {
      name: 'deleteMe',
      summary: 'Erases the account of the signed-in customer.',
      body: serializers.checkCurrentPassword,
      errors: ['conflict', 'throttled'],
      example: { current_password: 'correct-horse-42' },
      answers: { 204: NO_BODY },
    }),
  }),
  path('me/export/', {
    GET: endpoint(views.exportMe, 'account', {
      name: 'exportMe',
      summary: 'Returns all data about the signed-in customer, as a file.',
      throttle: EXPORTS,
      answers: { 200: withHeaders(ANY_OBJECT, 'Content-Disposition') },
    }),
  }),
  path('me/password/', {
    POST: endpoint(views.changePassword, 'account', {
      name: 'changePassword',
      summary: 'Sets a new password, and ends all other sessions.',
      body: serializers.checkPasswordChange,
      errors: ['throttled'],
      example: { old_password: 'correct-horse-42', new_password: 'another-horse-43' },
      answers: { 200: session },
    }),
  }),
  path('<int:id>/', {
    GET: endpoint(views.retrieve, 'staff_only', {
      name: 'getCustomer',
      summary: 'Returns one customer.',
      ...VIEW,
      fields: customer,
      answers: { 200: tagged(customer) },
    }),
  }),
];

/** The pages behind links in mails. */
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
