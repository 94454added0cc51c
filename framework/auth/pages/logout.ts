// Logging out. Only by POST, otherwise an image on any site could do it.
import { endSession } from '../sessions.js';
import { clearSessionCookie, sessionKeyOf } from '../staff.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import { addMessage } from '../../admin/messages.js';
import type { Page } from '../../admin/page.js';
import { redirect } from '../../admin/rendering.js';

export async function logout(page: Page): Promise<void> {
  await endSession(page.db, sessionKeyOf(page.request));
  clearSessionCookie(page.response);
  logEvent('staff_logged_out', causeOf(page.request));
  addMessage(page, 'success', 'You are logged out.');
  redirect(page, '/admin/login/');
}
