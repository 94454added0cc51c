// Logging out. By POST alone, or any picture on any site could do it.
import { endSession } from '../../auth/sessions.js';
import { clearSessionCookie, sessionKeyOf } from '../../auth/staff.js';
import { addMessage } from '../messages.js';
import type { Page } from '../page.js';
import { redirect } from '../rendering.js';

export async function logout(page: Page): Promise<void> {
  await endSession(page.db, sessionKeyOf(page.request));
  clearSessionCookie(page.response);
  addMessage(page, 'success', 'You are logged out.');
  redirect(page, '/admin/login/');
}
