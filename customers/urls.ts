// The URLs of customers and their access.
import { endpoint, include, path } from '../framework/http/router.js';
import { ANY_OBJECT, NO_BODY, object, TEXT, tokenPage } from '../framework/serializers/answers.js';
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
      body: serializers.checkNewCustomer,
      throttle: REGISTER,
      answers: { 201: session, 202: object({ pending_email: TEXT }) },
    }),
  }),
  path('register/confirm/', {
    POST: endpoint(views.confirmRegistration, open, {
      body: serializers.checkRegistrationToken,
      throttle: REGISTER,
      answers: { 201: session },
    }),
  }),
  path('login/', {
    POST: endpoint(views.login, open, { body: serializers.checkCredentials, answers: { 200: session } }),
  }),
  path('token/refresh/', {
    POST: endpoint(views.refresh, open, { body: serializers.checkRefreshToken, answers: { 200: session } }),
  }),
  path('logout/', {
    POST: endpoint(views.logout, open, { body: serializers.checkRefreshToken, answers: { 204: NO_BODY } }),
  }),
  path('password-reset/', {
    POST: endpoint(views.requestPasswordReset, open, {
      body: serializers.checkResetRequest,
      throttle: PASSWORD_RESETS,
      answers: { 202: NO_BODY },
    }),
  }),
  path('password-reset/confirm/', {
    POST: endpoint(views.resetPassword, open, {
      body: serializers.checkReset,
      throttle: PASSWORD_RESETS,
      answers: { 200: session },
    }),
  }),
  path('email-change/confirm/', {
    POST: endpoint(views.confirmEmailChange, open, {
      body: serializers.checkEmailToken,
      answers: { 200: object({ email: TEXT }) },
    }),
  }),
];

const accounts = [
  path('', {
    GET: endpoint(views.list, 'staff_only', {
      ...VIEW,
      query: serializers.checkList,
      answers: { 200: tokenPage('customers', customer) },
    }),
  }),
  path('me/', {
    GET: endpoint(views.me, 'account', { answers: { 200: customer } }),
    PATCH: endpoint(views.updateMe, 'account', {
      body: serializers.checkOwnDetails,
      answers: { 200: customer, 202: serializers.pendingAnswer },
    }),
    DELETE: endpoint(views.forgetMe, 'account', {
      body: serializers.checkCurrentPassword,
      answers: { 204: NO_BODY },
    }),
  }),
  path('me/export/', {
    GET: endpoint(views.exportMe, 'account', { throttle: EXPORTS, answers: { 200: ANY_OBJECT } }),
  }),
  path('me/password/', {
    POST: endpoint(views.changePassword, 'account', {
      body: serializers.checkPasswordChange,
      answers: { 200: session },
    }),
  }),
  path('<int:id>/', { GET: endpoint(views.retrieve, 'staff_only', { ...VIEW, answers: { 200: customer } }) }),
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
