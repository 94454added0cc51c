// The URLs of the admin site, which are those of Django's admin, and their pages.
import type { AppPage, IdPage, ModelPage, Page, PublicPage, RowPage } from './page.js';
import { account, changeEmail, endSessions, endToken } from '../auth/pages/account.js';
import { appIndex } from './pages/app_index.js';
import { autocomplete } from './pages/autocomplete.js';
import { addForm, addRow } from './pages/add_form.js';
import { changeForm, saveForm } from './pages/change_form.js';
import { changelist, saveChangelist } from './pages/changelist.js';
import { confirmDelete, deleteRow } from './pages/delete.js';
import { exportCsv } from './pages/export.js';
import { history } from './pages/history.js';
import { index } from './pages/index.js';
import { login, loginForm } from '../auth/pages/login.js';
import { logout } from '../auth/pages/logout.js';
import { changePassword, passwordChanged, passwordForm } from '../auth/pages/password_change.js';
import { change as changeTwoFactor, setUp, twoFactor } from '../auth/pages/two_factor.js';
import { User } from '../auth/models.js';
import { stopViewAs, viewAs } from '../auth/pages/view_as.js';
import { addUser, addUserForm } from '../auth/pages/user_add.js';
import { setUserPassword, userPasswordForm } from '../auth/pages/user_password.js';
import type { Model } from '../db/model.js';
import { search } from './pages/search.js';
import { redirect } from './rendering.js';
import { showTool } from './tools.js';

/** Answers a request. */
type PageHandler<P> = (page: P) => Promise<void> | void;

/** One URL and its handlers; GET also handles HEAD. */
export interface AdminUrl {
  path: RegExp;
  get?: PageHandler<RowPage>;
  post?: PageHandler<RowPage>;
  /** Whether it needs no log-in. */
  isPublic?: boolean;
  /** Whether `post` shows its form with what was typed, unsaved, if the field SHOW_TYPED asks for it. */
  showsTyped?: boolean;
}

/** The pattern as people write it: `/admin/<app>/<model>/add/`. */
export function routePattern({ path }: AdminUrl): string {
  return path.source
    .replaceAll('\\/', '/')
    .replace(/^\^|\$$/g, '')
    .replace(/\(\?<(\w+)>[^)]*\)/g, '<$1>');
}

interface Handlers<P> {
  get?: PageHandler<P>;
  post?: PageHandler<P>;
}

/**
 * `<app>`, `<model>` and `<id>` are placeholders; everything else is literal. As in Django, an id may be any text,
 * with slashes too: the page says that there is no such row.
 */
function pattern(route: string, model?: Model): RegExp {
  const source = route
    .replace('<app>', `(?<app>${model?.app ?? '[a-z_]+'})`)
    .replace('<model>', `(?<model>${model?.modelName ?? '[a-z]+'})`)
    .replace('<tool>', '[a-z_]+')
    .replace('<id>', '(?<id>.+)');
  return new RegExp(`^/admin/${source}$`);
}

// A page gets the parameters of its URL, as its type declares.
const publicPage = (route: string, handlers: Handlers<PublicPage>): AdminUrl => ({
  ...{ path: pattern(route), ...handlers, isPublic: true },
});
const page = (route: string, handlers: Handlers<Page>): AdminUrl => ({ path: pattern(route), ...handlers });
const idPage = (route: string, handlers: Handlers<IdPage>): AdminUrl => ({
  path: pattern(route),
  ...handlers,
});
const appPage = (route: string, handlers: Handlers<AppPage>): AdminUrl => ({
  ...{ path: pattern(`<app>/${route}`), ...handlers },
});
/** Of one model, or of all. */
const modelPage = (route: string, handlers: Handlers<ModelPage>, model?: Model): AdminUrl => ({
  ...{ path: pattern(`<app>/<model>/${route}`, model), ...handlers },
});
const rowPage = (route: string, handlers: Handlers<RowPage>): AdminUrl => ({
  ...{ path: pattern(`<app>/<model>/<id>/${route}`), ...handlers },
});

/** `<id>/` leads to `<id>/change/`, with its query. */
function toChangePage(asked: RowPage): void {
  const { path, originalUrl } = asked.request;
  redirect(asked, `${path}change/${originalUrl.slice(path.length)}`);
}

/** The first match is used. */
export const urlpatterns: AdminUrl[] = [
  page('', { get: index }),
  publicPage('login/', { get: loginForm, post: login }),
  page('logout/', { post: logout }),
  page('password_change/', { get: passwordForm, post: changePassword }),
  page('password_change/done/', { get: passwordChanged }),
  page('account/', { get: account }),
  page('account/email/', { post: changeEmail }),
  page('account/sessions/', { post: endSessions }),
  page('account/token/', { post: endToken }),
  page('account/two_factor/', { get: twoFactor, post: setUp }),
  page('account/two_factor/change/', { post: changeTwoFactor }),
  page('view_as/stop/', { post: stopViewAs }),
  page('autocomplete/', { get: autocomplete }),
  page('search/', { get: search }),
  modelPage('add/', { get: addUserForm, post: addUser }, User),
  idPage('auth/user/<id>/password/', { get: userPasswordForm, post: setUserPassword }),
  idPage('auth/user/<id>/view_as/', { post: viewAs }),
  appPage('', { get: appIndex }),
  modelPage('', { get: changelist, post: saveChangelist }),
  { ...modelPage('add/', { get: addForm, post: addRow }), showsTyped: true },
  modelPage('export/', { get: exportCsv }),
  modelPage('tools/<tool>/', { get: showTool, post: showTool }),
  { ...rowPage('change/', { get: changeForm, post: saveForm }), showsTyped: true },
  rowPage('delete/', { get: confirmDelete, post: deleteRow }),
  rowPage('history/', { get: history }),
  rowPage('', { get: toChangePage }),
];
