// Starting and ending "View as": see view_as.ts.
import { User, findUser } from '../models.js';
import { mayViewAs, startViewing, stopViewing } from '../view_as.js';
import { ApiError } from '../../errors.js';
import { logEvent } from '../../events.js';
import { causeOf } from '../../http/access.js';
import type { IdPage, Page } from '../../admin/page.js';
import { redirect } from '../../admin/rendering.js';
import { rowUrl } from '../../admin/site.js';

/** Shows the admin as this user from now on; `forbidden` for users who may do more, or cannot log in. */
export async function viewAs(page: IdPage): Promise<void> {
  const { db, id, request, response, staff } = page;
  const user = await findUser(db.read, id);
  if (!user || !(await mayViewAs(db, staff, user))) {
    throw new ApiError('forbidden', 'You may not see the admin as this user.');
  }
  startViewing(response, staff, id);
  logEvent('view_as_started', causeOf(request), { user: id });
  redirect(page, '/admin/');
}

/** Back to one's own view, at the page of the user. */
export function stopViewAs(page: Page): void {
  const { request, response, staff } = page;
  stopViewing(response);
  if (staff.viewer) logEvent('view_as_stopped', causeOf(request), { user: staff.id });
  redirect(page, staff.viewer ? rowUrl(User, staff.id) : '/admin/');
}
