// The admin site: the registered models with their ModelAdmin. Apps register theirs in admin.ts.
import type { Staff } from '../auth/staff.js';
import type { Model } from '../db/model.js';
import { ModelAdmin } from './model_admin.js';
import type { Panel } from './panels.js';

/** A registered model with its options. */
export interface Registered {
  model: Model;
  admin: ModelAdmin;
}

/** An app in the navigation and the index, for one staff user. */
export interface AppEntry {
  label: string;
  name: string;
  url: string;
  models: ModelEntry[];
}

interface ModelEntry {
  label: string;
  /** The label: "products". */
  name: string;
  /** The URL of the list, or of the page that this staff user may see instead. */
  url: string;
  /** Set if rows may be viewed. */
  listUrl?: string;
  /** Whether the rows of the list may be changed. */
  mayChange: boolean;
  /** Set if rows may be added. */
  addUrl?: string;
}

/** The installed apps, for the site. */
export interface AppName {
  label: string;
  verboseName: string;
}

export class AdminSite {
  private readonly registry = new Map<string, Registered>();
  private readonly panels: Panel[] = [];
  private first: readonly string[] = [];

  /** Registers a model, which may be done only once. */
  register(model: Model, admin: ModelAdmin = new ModelAdmin()): void {
    if (this.registry.has(model.label)) throw new Error(`${model.label} is already registered.`);
    this.registry.set(model.label, { model, admin });
  }

  /** Registers a panel of the front page. */
  registerPanel(panel: Panel): void {
    this.panels.push(panel);
  }

  /** Puts these apps first in the navigation, in this order; the others keep theirs. */
  putFirst(...labels: string[]): void {
    this.first = labels;
  }

  /** The panels that this staff user may see, in their order. */
  panelsFor(staff: Staff): Panel[] {
    return this.panels
      .filter(({ model }) => this.of(model)?.admin.maySee(model, staff) ?? false)
      .sort((one, other) => one.place - other.place);
  }

  /** The registration with this app and model name, if there is one. */
  find(app: string, modelName: string): Registered | undefined {
    return this.registry.get(`${app}.${modelName}`);
  }

  /** All registrations, grouped by app. */
  registered(): Registered[] {
    return [...this.registry.values()].sort((one, other) => one.model.label.localeCompare(other.model.label));
  }

  /** The registration of this model, or of the one with this label (`orders.order`), if there is one. */
  of(model: Model | string): Registered | undefined {
    return this.registry.get(typeof model === 'string' ? model : model.label);
  }

  /** The apps, in the order of the navigation, with the models that this staff user has a permission for. */
  apps(installed: readonly AppName[], staff: Staff): AppEntry[] {
    const placeOf = ({ label }: AppName): number => {
      const place = this.first.indexOf(label);
      return place < 0 ? this.first.length : place;
    };
    return [...installed]
      .sort((one, other) => placeOf(one) - placeOf(other))
      .map(({ label, verboseName }) => ({
        label,
        name: verboseName,
        url: `/admin/${label}/`,
        models: [...this.registry.values()]
          .filter(({ model, admin }) => model.app === label && admin.options.isInMenu !== false)
          .flatMap((registered) => modelEntry(registered, staff) ?? []),
      }))
      .filter(({ models }) => models.length > 0);
  }
}

function modelEntry({ model, admin }: Registered, staff: Staff): ModelEntry | null {
  const list = modelUrl(model);
  const listed = admin.maySee(model, staff);
  const addable = admin.may(model, staff, 'add');
  if (!listed && !addable && !admin.may(model, staff, 'delete')) return null;
  return {
    label: model.modelName,
    name: model.verboseNamePlural,
    url: listed ? list : addable ? `${list}add/` : `/admin/${model.app}/`,
    ...(listed && { listUrl: list }),
    mayChange: admin.may(model, staff, 'change'),
    ...(addable && { addUrl: `${list}add/` }),
  };
}

/** `/admin/products/product/`. */
export function modelUrl(model: Model): string {
  return `/admin/${model.app}/${model.modelName}/`;
}

/** `/admin/products/product/7/change/`. */
export function rowUrl(model: Model, id: number): string {
  return `${modelUrl(model)}${id}/change/`;
}

/** The admin site of this project. */
export const site = new AdminSite();
