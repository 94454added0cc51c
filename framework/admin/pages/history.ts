// The history of one row in the admin site.
import { displayText } from '../field_values.js';
import { countHistory, entryText, listHistory } from '../history.js';
import { LogEntry } from '../models.js';
import { requirePermission, type RowPage } from '../page.js';
import { withFilters } from '../preserved_filters.js';
import { render } from '../rendering.js';
import { findRow, rowBreadcrumbs, rowIsGone } from '../row_page.js';

const PER_PAGE = 100;

export async function history(page: RowPage): Promise<void> {
  requirePermission(page, 'view');
  const row = await findRow(page);
  if (!row) return rowIsGone(page);
  const { model, db, id, request } = page;
  const count = await countHistory(db.read, model, id);
  const pages = Math.max(1, Math.ceil(count / PER_PAGE));
  const asked = Number(new URL(request.originalUrl, 'http://admin').searchParams.get('p') ?? 1);
  const number = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  const entries = await listHistory(db.read, model, id, PER_PAGE, (number - 1) * PER_PAGE);
  const title = model.title(row);
  await render(page, page.admin.options.templates?.history ?? 'object_history.ejs', {
    title: `Change history: ${title}`,
    breadcrumbs: rowBreadcrumbs(page, title, 'History'),
    entries: entries.map(({ action_time, username, action, ...entry }) => ({
      when: displayText(LogEntry.field('action_time'), action_time, null),
      moment: action_time,
      username,
      text: entryText(entry) || displayText(LogEntry.field('action'), action, null),
    })),
    count,
    pages,
    number,
    back: withFilters(page, '../change/'),
  });
}
