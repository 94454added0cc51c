// The URLs at which forms and filters search for rows of another model.
import type { Model } from '../db/model.js';
import type { LookupUrls } from './form_fields.js';
import type { ModelPage } from './page.js';
import { modelUrl } from './site.js';

const NO_URLS = { autocompleteUrl: '', listUrl: '' };

/** The search URL for the rows of a foreign key, if this staff user may see them. */
export function lookupUrls({ site, staff, admin }: ModelPage, model: Model): LookupUrls {
  return (field) => {
    const to = field.options.to?.();
    const target = to && site.of(to)?.admin;
    const searched = (site.of(model)?.admin ?? admin).options.autocompleteFields?.includes(field.name);
    if (!to || !target?.options.searchFields || !target.maySee(to, staff))
      return { ...NO_URLS, searched: false };
    const query = { app_label: model.app, model_name: model.modelName, field_name: field.name };
    return {
      autocompleteUrl: `/admin/autocomplete/?${new URLSearchParams(query).toString()}`,
      listUrl: modelUrl(to),
      searched: searched ?? false,
    };
  };
}
