// The timeline of a row: what staff did in the admin, and what apps tell of it, in one table, newest first. Apps register
// their sources in admin.ts; a model without a source has no timeline.
import type { Queryable } from '../db/database.js';
import type { Model } from '../db/model.js';
import { newestEntries } from './history.js';
import type { AnyRow } from './inline_forms.js';
import type { ModelPage } from './page.js';
import { type PanelCell, type PanelLine, registerRowPanel } from './row_panels.js';

/** One thing that happened. */
export interface Happened {
  /** RFC 3339. */
  moment: string;
  what: PanelCell;
  /** Who did it; '' for the shop itself. */
  who: string;
}

export interface TimelineSource {
  /** Told to users who may see the rows of this model. */
  model: Model;
  /** The newest things, at most `limit`. */
  load(page: ModelPage, row: AnyRow, limit: number): Promise<Happened[]>;
}

interface Timeline {
  sources: TimelineSource[];
  /** Columns whose changes a source tells, so that the history does not. */
  toldBySources: readonly string[];
}

const MOST = 100;
/** Below all other panels. */
const LAST = 100;

const timelines = new Map<string, Timeline>();

/** Adds a source to the timeline of a model's rows; the history leaves the changes of the columns to it. */
export function registerTimeline(
  model: Model,
  source: TimelineSource,
  columns: readonly string[] = [],
): void {
  const known = timelines.get(model.label);
  if (!known) registerPanel(model);
  timelines.set(model.label, {
    sources: [...(known?.sources ?? []), source],
    toldBySources: [...(known?.toldBySources ?? []), ...columns],
  });
}

function registerPanel(model: Model): void {
  registerRowPanel(model, {
    ...{ name: 'timeline', title: 'Timeline', order: LAST },
    columns: ['When', 'What', 'Who'],
    empty: 'Nothing has happened yet.',
    load: (page, row) => timelineOf(page, row),
  });
}

async function timelineOf(page: ModelPage, row: AnyRow): Promise<PanelLine[]> {
  const { sources, toldBySources } = timelines.get(page.model.label) ?? { sources: [], toldBySources: [] };
  const all = await historyOf(page.db.read, page.model, row.id, toldBySources);
  for (const { model, load } of sources) {
    const isSeen = page.site.of(model)?.admin.maySee(model, page.staff) ?? false;
    if (isSeen) all.push(...(await load(page, row, MOST)));
  }
  // Of what happened at one moment, later sources tell later things.
  const ordered = all.map((each, index) => ({ ...each, index }));
  ordered.sort((a, b) => (a.moment === b.moment ? b.index - a.index : a.moment < b.moment ? 1 : -1));
  return ordered.slice(0, MOST).map(({ moment, what, who }) => ({ cells: [{ moment }, what, who || '-'] }));
}

async function historyOf(
  db: Queryable,
  model: Model,
  id: number,
  toldBySources: readonly string[],
): Promise<Happened[]> {
  const entries = await newestEntries(db, model, id, MOST, toldBySources);
  return entries.map(({ action_time, username, text }) => ({
    moment: action_time,
    what: text,
    who: username,
  }));
}
