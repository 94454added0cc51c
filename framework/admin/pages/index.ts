// The front page: apps, panels with statistics, and the user's recent actions.
import { recentActions } from '../history.js';
import type { LogEntryRow } from '../models.js';
import type { Page } from '../page.js';
import { chartValue, displayValue, type Panel, type PanelContent, type TableRow } from '../panels.js';
import { render } from '../rendering.js';
import { fullText, relativeText } from '../../time_zone.js';
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
    panels: joined(panels).map((panel) => ({
      ...withoutClosedLinks(page, panel),
      widthClass: WIDTHS[panel.width],
    })),
    actions: actions.map((entry) => actionLine(page, entry)),
    displayValue,
    chartValue,
  });
}

/** Figures of several apps under one title are one panel. */
function joined<P extends Panel & PanelContent>(panels: P[]): P[] {
  const byTitle = new Map<string, P>();
  for (const panel of panels) {
    const first = byTitle.get(panel.title);
    if (first && 'figures' in first && 'figures' in panel) {
      const note = first.note ?? panel.note;
      const link = first.link ?? panel.link;
      const figures = [...first.figures, ...panel.figures];
      byTitle.set(panel.title, {
        ...first,
        figures,
        ...(link && { link }),
        ...(note !== undefined && { note }),
      });
    } else byTitle.set(panel.title, panel);
  }
  return [...byTitle.values()];
}

/** The panel, without the links that this staff user may not open. */
function withoutClosedLinks<P extends PanelContent>({ site, staff }: Page, panel: P): P {
  if (!('table' in panel)) return panel;
  const isClosed = ({ model }: TableRow) =>
    model !== undefined && site.of(model)?.admin.maySee(model, staff) !== true;
  const rows = panel.table.rows.map((row) => (isClosed(row) ? { ...row, url: '' } : row));
  return { ...panel, table: { ...panel.table, rows } };
}

const WIDTHS: Record<Panel['width'], string> = { 4: 'third', 6: 'half', 8: 'two-thirds', 12: 'wide' };

/** A line of "Recent actions", with a link if the row exists and the user may see it. */
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
    relativeTime: relativeText(action_time),
    exactTime: fullText(action_time),
    url: mayOpen && registered ? rowUrl(registered.model, object_id) : null,
  };
}
