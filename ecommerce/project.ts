// The description of this project for the framework. Parts that only some processes need are loaded on demand.
import { setup } from '../framework/project.js';
import { INSTALLED_APPS } from './apps.js';
import { settings } from './settings.js';
import { deploymentRules } from './deployment_rules.js';

setup({
  name: settings.SHOP_NAME,
  adminHeader: 'Shop administration',
  apps: INSTALLED_APPS,
  loadServices: async () => (await import('./services.js')).SERVICES,
  loadUrls: async () => (await import('./urls.js')).urlpatterns,
  // From the catalogue to a paid order.
  essentialServices: ['products', 'customers', 'orders', 'carts', 'payments'],
  loadApi: async () => (await import('./api.js')).API,
  loadSite: async () => (await import('./web.js')).buildSite,
  deploymentRules,
});
