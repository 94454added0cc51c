// What a project provides to the framework, like Django's INSTALLED_APPS and ROOT_URLCONF: the apps, the URLs, and the
// function that builds its web site.
import type { Express } from 'express';
import type { AppConfig } from './app_config.js';
import type { Database } from './db/database.js';
import type { Service } from './grpc/service.js';
import type { UrlPattern } from './http/router.js';
import type { ApiDescription } from './openapi/document.js';
import type { Readiness } from './readiness.js';

/** A rule of `check --deploy`: whether it is violated, the id of the check, and the message. */
export type Rule = [boolean, string, string];

/** How the process of a web site is. */
export interface SiteState {
  /** If given, all requests are refused until it resolves. */
  ready?: Promise<void> | undefined;
  /** Whether it should get requests; tells it at `/readyz`. */
  readiness?: Readiness;
}

/** The web site on one database. */
type BuildSite = (db: Database, state?: SiteState) => Express;

export interface Project {
  /** The name of the site in mails and authenticator apps. */
  name: string;
  /** The heading of every page of the admin. */
  adminHeader: string;
  /** In order of dependency. */
  apps: AppConfig[];
  /** The gRPC services by the label of their app. */
  loadServices: () => Promise<Record<string, Service>>;
  /** All URLs except the admin's. */
  loadUrls: () => Promise<UrlPattern[]>;
  /** The labels of the services without which most requests fail: without one of them no web process is ready. */
  essentialServices: string[];
  /** Describes the API. */
  loadApi: () => Promise<ApiDescription>;
  /** Builds the whole web site. */
  loadSite: () => Promise<BuildSite>;
  /** The project's rules for `check --deploy`. */
  deploymentRules: () => Rule[];
}

let current: Project | undefined;

/** Sets the project of this process; must be called first. */
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
