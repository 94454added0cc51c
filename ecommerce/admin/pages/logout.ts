// Logging out. By POST alone, or any picture on any site could do it.
import { endSession } from '../../auth/sessions.js';
import { clearSessionCookie, sessionKeyOf } from '../../auth/staff.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import { addMessage } from '../messages.js';
import type { Page } from '../page.js';
import { redirect } from '../rendering.js';

export async function logout(page: Page): Promise<void> {
  await endSession(page.db, sessionKeyOf(page.request));
  clearSessionCookie(page.response);
  logEvent('staff_logged_out', causeOf(page.request));
  addMessage(page, 'success', 'You are logged out.');
  redirect(page, '/admin/login/');
}
