// This project, as the framework gets it.
import { setup } from '../framework/project.js';
import { INSTALLED_APPS } from './apps.js';
import { deploymentRules } from './deployment_rules.js';
import { urlpatterns } from './urls.js';
import { buildSite } from './web.js';

setup({ apps: INSTALLED_APPS, urlpatterns, buildSite, deploymentRules });
