// What a project tells the framework, as `installedApps()` and `ROOT_URLCONF` tell Django: the apps, the addresses, and
// how its web site is built.
import type { Express } from 'express';
import type { AppConfig } from './app_config.js';
import type { Database } from './db/database.js';
import type { Service } from './grpc/service.js';
import type { UrlPattern } from './http/router.js';

/** What `check --deploy` says when something is true: that, the id of the check, and the message. */
export type Rule = [boolean, string, string];

/** The web site on one database. Given `ready`, it refuses all requests until then. */
type BuildSite = (db: Database, ready?: Promise<void>) => Express;

export interface Project {
  /** Of the whole site, as mails and authenticator apps show it. */
  name: string;
  /** The heading of every page of the admin. */
  adminHeader: string;
  /** In order of dependency. */
  apps: AppConfig[];
  /** The gRPC services by the label of their app. */
  loadServices: () => Promise<Record<string, Service>>;
  /** All addresses but the admin's. */
  loadUrls: () => Promise<UrlPattern[]>;
  /** What builds the whole web site. */
  loadSite: () => Promise<BuildSite>;
  /** What the project must not go live with. */
  deploymentRules: () => Rule[];
}

let current: Project | undefined;

/** Says which project this process belongs to; before anything else asks for it. */
export function setup(project: Project): void {
  current = project;
}

/** The project of this process. */
export function project(): Project {
  if (!current) throw new Error('setup() was not called: import the project first.');
  return current;
}

/** The installed apps, in order of dependency. */
export function installedApps(): AppConfig[] {
  return project().apps;
}
