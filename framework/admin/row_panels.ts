// What apps show below the form of another app's row, such as the mails of an order, with buttons. Apps register
// theirs in admin.ts.
import type { Model } from '../db/model.js';
import { momentText } from '../time_zone.js';
import type { AnyRow } from './inline_forms.js';
import type { ModelPage } from './page.js';

/** A text, a link, a badge, or a moment. */
export type PanelCell =
  string | { text: string; url?: string | undefined } | { text: string; badge: string } | { moment: string };

/** Posts the fields to the URL, or leads there; `about` follows the label for those who do not see the line. */
export interface PanelButton {
  label: string;
  about: string;
  url: string;
  fields?: Record<string, string>;
}

export interface PanelLine {
  cells: PanelCell[];
  buttons?: PanelButton[];
}

/** A line of facts: "Paid · 163.00 USD". */
export interface Fact {
  label: string;
  cells: PanelCell[];
  /** Whether it stands out, as a sum. */
  strong?: boolean;
}

interface PanelOptions {
  /** In its id: lower-case letters and underscores. */
  name: string;
  title: string;
  /** Lower ones come first, across all apps; default 0. */
  order?: number;
  /** Shown to users who may see the rows of this model. */
  model?: Model;
}

/** A table below the form. */
export interface TablePanel extends PanelOptions {
  columns: string[];
  /** The text without lines. */
  empty: string | (() => string);
  /** The lines for a row, or null where there is nothing to show to this user. */
  load(page: ModelPage, row: AnyRow): Promise<PanelLine[] | null>;
}

/** Facts at the side of the page, or below the inlines. */
export interface FactsPanel extends PanelOptions {
  place: 'side' | 'main';
  facts(page: ModelPage, row: AnyRow): Promise<Fact[] | null>;
}

type RowPanel = TablePanel | FactsPanel;

const panels = new Map<string, RowPanel[]>();

/** Adds a panel to the page of each row of a model. */
export function registerRowPanel(model: Model, panel: RowPanel): void {
  const all = [...(panels.get(model.label) ?? []), panel];
  panels.set(
    model.label,
    all.sort((one, other) => (one.order ?? 0) - (other.order ?? 0)),
  );
}

/** The panels of a row, for the template. Facts of several apps under one name are one panel. */
export async function rowPanels(page: ModelPage, row: AnyRow): Promise<object[]> {
  const shown: PanelView[] = [];
  for (const panel of panels.get(page.model.label) ?? []) {
    if (panel.model && !maySee(page, panel.model)) continue;
    const view = 'facts' in panel ? await factsView(panel, page, row) : await tableView(panel, page, row);
    const first = view?.facts && shown.find(({ name, facts }) => facts && name === view.name);
    if (first) first.facts?.push(...(view.facts ?? []));
    else if (view) shown.push(view);
  }
  return shown;
}

/** A panel as the template reads it. */
interface PanelView {
  name: string;
  facts?: object[];
}

function maySee({ site, staff }: ModelPage, model: Model): boolean {
  return site.of(model)?.admin.maySee(model, staff) ?? false;
}

async function factsView(panel: FactsPanel, page: ModelPage, row: AnyRow): Promise<PanelView | null> {
  const { name, title, place } = panel;
  const facts = await panel.facts(page, row);
  if (facts === null) return null;
  const shown = facts.map(({ cells, ...fact }) => ({ ...fact, cells: cells.map(cellView) }));
  const view = { name, title, place, facts: shown };
  return view;
}

async function tableView(panel: TablePanel, page: ModelPage, row: AnyRow): Promise<PanelView | null> {
  const { name, title, columns, empty } = panel;
  const lines = await panel.load(page, row);
  if (lines === null) return null;
  const hasButtons = lines.some(({ buttons = [] }) => buttons.length > 0);
  const text = typeof empty === 'string' ? empty : empty();
  const view = { name, title, columns, empty: text, hasButtons, place: 'below', lines: lines.map(lineView) };
  return view;
}

function lineView({ cells, buttons = [] }: PanelLine): object {
  return { buttons, cells: cells.map(cellView) };
}

function cellView(cell: PanelCell): object {
  if (typeof cell === 'string') return { text: cell };
  return 'moment' in cell ? { text: momentText(cell.moment), moment: cell.moment } : cell;
}
