// The admin site: which models it shows, and with which ModelAdmin. Apps register theirs in admin.ts.
import type { Staff } from '../auth/staff.js';
import type { Model } from '../db/model.js';
import { ModelAdmin } from './model_admin.js';
import type { Panel } from './panels.js';

/** A registered model with its options. */
export interface Registered {
  model: Model;
  admin: ModelAdmin;
}

/** An app as navigation and index show it to one member of staff. */
export interface AppEntry {
  label: string;
  name: string;
  url: string;
  models: ModelEntry[];
}

export interface ModelEntry {
  label: string;
  /** "products", as people read it. */
  name: string;
  /** The list, or what else this member of staff may see of the model. */
  url: string;
  /** When rows may be looked at. */
  listUrl?: string;
  /** When rows may be added. */
  addUrl?: string;
}

/** What the site needs to know of the installed apps. */
export interface AppName {
  label: string;
  verboseName: string;
}

export class AdminSite {
  private readonly registry = new Map<string, Registered>();
  private readonly panels: Panel[] = [];

  /** Gives a model its pages; a model is registered once. */
  register(model: Model, admin: ModelAdmin = new ModelAdmin()): void {
    if (this.registry.has(model.label)) throw new Error(`${model.label} is registered already.`);
    this.registry.set(model.label, { model, admin });
  }

  /** Puts a panel on the front page. */
  registerPanel(panel: Panel): void {
    this.panels.push(panel);
  }

  /** The panels that this member of staff may see, in their order. */
  panelsFor(staff: Staff): Panel[] {
    return this.panels
      .filter(({ model }) => this.of(model)?.admin.maySee(model, staff) ?? false)
      .sort((one, other) => one.place - other.place);
  }

  /** What is registered under this app and model name, if anything is. */
  find(app: string, modelName: string): Registered | undefined {
    return this.registry.get(`${app}.${modelName}`);
  }

  /** All that is registered, app by app. */
  registered(): Registered[] {
    return [...this.registry.values()].sort((one, other) => one.model.label.localeCompare(other.model.label));
  }

  /** What is registered for this model, if anything is. */
  of(model: Model): Registered | undefined {
    return this.registry.get(model.label);
  }

  /** The apps, in the order given, with the models that this member of staff has a permission on. */
  apps(installed: readonly AppName[], staff: Staff): AppEntry[] {
    return installed
      .map(({ label, verboseName }) => ({
        label,
        name: verboseName,
        url: `/admin/${label}/`,
        models: [...this.registry.values()]
          .filter(({ model }) => model.app === label)
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
