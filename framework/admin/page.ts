// The context of every page of the admin site: request, user, database and site.
import type { Request, Response } from 'express';
import type { AppConfig } from '../app_config.js';
import type { PermissionAction } from '../auth/permissions.js';
import type { Staff } from '../auth/staff.js';
import type { Database } from '../db/database.js';
import type { Model } from '../db/model.js';
import { ApiError } from '../errors.js';
import type { ModelAdmin } from './model_admin.js';
import type { AdminSite } from './site.js';

/** A request for a page that needs no log-in. */
export interface PublicPage {
  readonly site: AdminSite;
  readonly db: Database;
  readonly apps: readonly AppConfig[];
  readonly request: Request;
  readonly response: Response;
  readonly staff: Staff | null;
}

/** A request for a page, by a staff user. */
export interface Page extends PublicPage {
  readonly staff: Staff;
}

/** A request for a page of one app: `/admin/<app>/`. */
export interface AppPage extends Page {
  readonly app: AppConfig;
}

/** A request for a page of one registered model. */
export interface ModelPage extends Page {
  readonly app: AppConfig;
  readonly model: Model;
  readonly admin: ModelAdmin;
}

/** A request for a page whose URL has a row id without app and model. */
export interface IdPage extends Page {
  readonly id: number;
}

/** A request for a page of one row; the page checks whether the row exists. */
export interface RowPage extends ModelPage {
  /** 0, which no row has, for what cannot be an id. */
  readonly id: number;
  /** The id as it was written in the URL. */
  readonly idText: string;
}

/** `forbidden` without this permission on the model. */
export function requirePermission({ admin, model, staff }: ModelPage, permission: PermissionAction): void {
  const allowed = permission === 'view' ? admin.maySee(model, staff) : admin.may(model, staff, permission);
  if (!allowed) throw new ApiError('forbidden', `You may not ${permission} ${model.verboseNamePlural}.`);
}

/** Whether this user may change and delete this row, besides the permissions. */
export async function mayChangeRow({ admin, db, staff }: RowPage, row: { id: number }): Promise<boolean> {
  return (await admin.options.mayChangeRow?.(db.read, staff, row)) ?? true;
}

/** `forbidden` for users who may not change and delete this row. */
export async function requireRow(page: RowPage, row: { id: number }): Promise<void> {
  if (await mayChangeRow(page, row)) return;
  throw new ApiError('forbidden', `You may not change this ${page.model.verboseName}.`);
}

/** Every model of every installed app, for finding dependent rows. */
export function installedModels(page: PublicPage): Model[] {
  return page.apps.flatMap((app) => app.models);
}
