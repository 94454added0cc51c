// The front page: the apps, the shop's figures, and what this member of staff did last.
import { recentActions } from '../history.js';
import type { LogEntryRow } from '../models.js';
import type { Page } from '../page.js';
import { chartValue, displayValue, type Panel } from '../panels.js';
import { render } from '../rendering.js';
import { rowUrl } from '../site.js';

export async function index(page: Page): Promise<void> {
  const { site, db, staff } = page;
  const at = new Date();
  const [panels, actions] = await Promise.all([
    Promise.all(
      site.panelsFor(staff).map(async (panel) => ({ ...panel, ...(await panel.load(db.read, at)) })),
    ),
    recentActions(db.read, staff.id),
  ]);
  await render(page, 'index.ejs', {
    title: 'Overview',
    bodyClass: 'page-index',
    ownHeading: true,
    withoutNavigation: true,
    panels: panels.map((panel) => ({ ...panel, widthClass: WIDTHS[panel.width] })),
    actions: actions.map((entry) => actionLine(page, entry)),
    displayValue,
    chartValue,
  });
}

const WIDTHS: Record<Panel['width'], string> = { 4: 'third', 6: 'half', 8: 'two-thirds', 12: 'wide' };

/** A line of "Recent actions"; it leads to the row while there is one that the reader may see. */
function actionLine({ site, apps, staff }: Page, entry: LogEntryRow): object {
  const { action, object_id, object_title, change_message, action_time, model_label } = entry;
  const [app = '', modelName = ''] = model_label.split('.');
  const registered = site.find(app, modelName);
  const model = apps.flatMap(({ models }) => models).find(({ label }) => label === model_label);
  const mayOpen = action !== 'delete' && registered?.admin.maySee(registered.model, staff);
  return {
    action,
    title: object_title,
    message: action === 'change' ? change_message : '',
    model: model?.verboseName ?? modelName,
    time: action_time,
    url: mayOpen && registered ? rowUrl(registered.model, object_id) : null,
  };
}
