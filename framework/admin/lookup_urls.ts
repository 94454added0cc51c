// The URLs at which forms and filters find rows of another model: search, list, and the links beside a field.
import type { Model } from '../db/model.js';
import type { LookupUrls, RelatedUrls } from './form_fields.js';
import type { ModelPage, Page } from './page.js';
import { POPUP_QUERY } from './popup.js';
import { modelUrl } from './site.js';

/** The URLs for the rows of a foreign key, as far as this staff user may use them. */
export function lookupUrls(page: ModelPage, model: Model): LookupUrls {
  const { site, staff, admin } = page;
  return (field) => {
    const to = field.options.to?.();
    const target = to && site.of(to)?.admin;
    if (!to || !target) return { autocompleteUrl: '', listUrl: '', searched: false };
    const related = relatedUrls(page, to);
    const { options } = site.of(model)?.admin ?? admin;
    const titleOf = options.optionTitles?.[field.name] as ((row: object) => string) | undefined;
    const shown = titleOf && { titleOf };
    if (!target.options.searchFields || !target.maySee(to, staff))
      return { autocompleteUrl: '', listUrl: '', searched: false, related, ...shown };
    const query = { app_label: model.app, model_name: model.modelName, field_name: field.name };
    return {
      autocompleteUrl: `/admin/autocomplete/?${new URLSearchParams(query).toString()}`,
      listUrl: modelUrl(to),
      searched: options.autocompleteFields?.includes(field.name) ?? false,
      related,
      ...shown,
    };
  };
}

/** The pages behind the links beside a relation field. */
export function relatedUrls({ site, staff }: Page, to: Model): RelatedUrls {
  const target = site.of(to)?.admin;
  const rowUrl = `${modelUrl(to)}__fk__/change/`;
  return {
    ...{ model: to.label, verboseName: to.verboseName },
    ...(target?.may(to, staff, 'add') && { add: `${modelUrl(to)}add/${POPUP_QUERY}` }),
    ...(target?.may(to, staff, 'change') && { change: `${rowUrl}${POPUP_QUERY}` }),
    ...(target?.maySee(to, staff) && { view: `${rowUrl}?_to_field=id` }),
  };
}
