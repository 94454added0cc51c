// Setting up an authenticator app, turning it off, and recovery codes.
import qrcode from 'qrcode-generator';
import { checkOwnPassword } from '../own_account.js';
import {
  countRecoveryCodes,
  hasTwoFactor,
  newSetup,
  readSetup,
  renewRecoveryCodes,
  type Setup,
  turnOff,
  turnOn,
} from '../two_factor.js';
import { ApiError } from '../../errors.js';
import { causeOf } from '../../http/access.js';
import { settings } from '../../conf/settings.js';
import { CODE_FIELD, CURRENT_PASSWORD_FIELD, type Problems, problemsOf } from './credentials.js';
import { postedForm } from '../../admin/forms.js';
import { addMessage } from '../../admin/messages.js';
import type { Page } from '../../admin/page.js';
import { redirect, render } from '../../admin/rendering.js';

const TITLE = 'Two-factor log-in';
const BREADCRUMBS = [{ label: 'Your account', url: '/admin/account/' }, { label: TITLE }];

export async function twoFactor(page: Page): Promise<void> {
  if (await hasTwoFactor(page.db.read, page.staff.id)) return showOn(page, new Map());
  await showSetup(page, newSetup(page.staff), new Map());
}

/** Turns it on, after checking the password and a code of the app. */
export async function setUp(page: Page): Promise<void> {
  const { db, staff, request } = page;
  const form = postedForm(request);
  let setup: Setup;
  try {
    setup = readSetup(staff, form.get('setup'));
  } catch (error) {
    return showSetup(page, newSetup(staff), problemsOf(error));
  }
  try {
    await checkOwnPassword(db, staff, form.get('current_password'));
    const asked = { secret: setup.secret, code: form.get('code') };
    await showCodes(page, await turnOn(db, staff, asked, causeOf(request)));
  } catch (error) {
    await showSetup(page, setup, problemsOf(error));
  }
}

/** Turns it off, or creates new recovery codes, after checking the password. */
export async function change(page: Page): Promise<void> {
  const { db, staff, request } = page;
  const form = postedForm(request);
  const isRequired = settings.STAFF_TWO_FACTOR === 'required';
  if (form.has('off') && isRequired)
    throw new ApiError('forbidden', 'This shop requires two-factor log-ins.');
  try {
    await checkOwnPassword(db, staff, form.get('current_password'));
  } catch (error) {
    return showOn(page, problemsOf(error));
  }
  if (!form.has('off')) return showCodes(page, await renewRecoveryCodes(db, staff, causeOf(request)));
  await turnOff(db, staff.id, causeOf(request));
  addMessage(page, 'success', 'Logging in no longer needs a code.');
  redirect(page, '/admin/account/');
}

function showSetup(page: Page, { sealed, secret, uri }: Setup, problems: Problems): Promise<void> {
  const code = qrcode(0, 'M');
  code.addData(uri);
  code.make();
  const svg = Buffer.from(code.createSvgTag({ cellSize: 4, margin: 16, scalable: true })).toString('base64');
  return render(page, 'two_factor.ejs', {
    title: TITLE,
    breadcrumbs: BREADCRUMBS,
    ...{ sealed, secret, problems, isOn: false, isRequired: page.staff.lacks_two_factor },
    picture: `data:image/svg+xml;base64,${svg}`,
    fields: [CODE_FIELD, CURRENT_PASSWORD_FIELD],
  });
}

async function showOn(page: Page, problems: Problems): Promise<void> {
  await render(page, 'two_factor.ejs', {
    title: TITLE,
    breadcrumbs: BREADCRUMBS,
    ...{ problems, isOn: true, isRequired: settings.STAFF_TWO_FACTOR === 'required' },
    left: await countRecoveryCodes(page.db.read, page.staff.id),
    fields: [CURRENT_PASSWORD_FIELD],
  });
}

function showCodes(page: Page, codes: string[]): Promise<void> {
  const steps = [...BREADCRUMBS.slice(0, 1), { label: TITLE, url: '/admin/account/two_factor/' }];
  const title = 'Recovery codes';
  return render(page, 'recovery_codes.ejs', { title, breadcrumbs: [...steps, { label: title }], codes });
}
