// Search for rows of a foreign key, with the format of Django's admin; `field_name` is `product` or `product_id`:
// `?app_label=orders&model_name=orderitem&field_name=product&term=lamp&page=1`.
import { type Model, orderTerm } from '../../db/model.js';
import { ApiError } from '../../errors.js';
import { applySearch, readSearch, type Search } from '../changelist/search.js';
import { WrongLookup } from '../changelist/parameters.js';
import type { ModelAdmin } from '../model_admin.js';
import type { Page } from '../page.js';

const PER_PAGE = 20;
const MAX_PAGE = 1_000;

/** Answers with JSON: `{results: [{id, text}], pagination: {more}}`. */
export async function autocomplete(page: Page): Promise<void> {
  const asked = new URL(page.request.originalUrl, 'http://admin').searchParams;
  const { model, admin, titleOf } = targetOf(page, asked);
  const number = Number(asked.get('page') ?? 1);
  if (!Number.isInteger(number) || number < 1 || number > MAX_PAGE) throw notAllowed();
  const query = model
    .objects(page.db.read)
    .orderBy((admin.options.ordering ?? model.options.ordering ?? ['id']).map(orderTerm))
    .limit(PER_PAGE + 1)
    .offset((number - 1) * PER_PAGE);
  applySearch(query, model, admin, await searchOf(page, model, admin, asked));
  const rows = (await query) as { id: number }[];
  page.response.json({
    results: rows.slice(0, PER_PAGE).map((row) => ({ id: String(row.id), text: titleOf(row) })),
    pagination: { more: rows.length > PER_PAGE },
  });
}

interface Target {
  model: Model;
  admin: ModelAdmin;
  titleOf: (row: object) => string;
}

/** The model of the foreign key, if this staff user may see its rows. */
function targetOf({ site, staff }: Page, asked: URLSearchParams): Target {
  const source = site.find(asked.get('app_label') ?? '', asked.get('model_name') ?? '');
  const name = asked.get('field_name');
  const fields = [...(source?.model.fields.values() ?? [])];
  const field = fields.find((one) => one.name === name) ?? fields.find((one) => one.relationName === name);
  const model = field?.options.to?.();
  const admin = model && site.of(model)?.admin;
  if (!model || !admin?.options.searchFields || !admin.maySee(model, staff)) throw notAllowed();
  const own = source?.admin.options.optionTitles?.[field?.name ?? ''] as Target['titleOf'] | undefined;
  return { model, admin, titleOf: own ?? ((row) => model.title(row)) };
}

async function searchOf(
  { db }: Page,
  model: Model,
  admin: ModelAdmin,
  asked: URLSearchParams,
): Promise<Search> {
  try {
    return await readSearch(db, model, admin, asked.get('term') ?? '');
  } catch (error) {
    if (error instanceof WrongLookup) throw notAllowed();
    throw error;
  }
}

/** The same error for unknown and forbidden models, so that it does not reveal which exist. */
function notAllowed(): ApiError {
  return new ApiError('forbidden', 'You may not search here.');
}
