// Logging out, and the page that says so. Only by POST, otherwise an image on any site could do it.
import { endSession } from '../sessions.js';
import { clearSessionCookie, sessionKeyOf } from '../staff.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import type { Page } from '../../admin/page.js';
import { render } from '../../admin/rendering.js';

export async function logout(page: Page): Promise<void> {
  await endSession(page.db, sessionKeyOf(page.request));
  clearSessionCookie(page.response);
  logEvent('staff_logged_out', causeOf(page.request));
  await render({ ...page, staff: null }, 'notice.ejs', {
    title: 'Logged out',
    text: 'Thanks for spending some quality time with the web site today.',
    link: { url: '/admin/', label: 'Log in again' },
    withoutForms: true,
  });
}
