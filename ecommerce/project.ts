// This project, as the framework gets it. What only the web server needs is loaded when it asks for it.
import { setup } from '../framework/project.js';
import { INSTALLED_APPS } from './apps.js';
import { deploymentRules } from './deployment_rules.js';

setup({
  apps: INSTALLED_APPS,
  loadUrls: async () => (await import('./urls.js')).urlpatterns,
  loadSite: async () => (await import('./web.js')).buildSite,
  deploymentRules,
});
