// The lists of endpoints and of the attempts to reach one: what clients may filter and sort by.
import type { Database } from '../framework/db/database.js';
import { fieldSchema } from '../framework/db/json_schema.js';
import { type Asked, before, equalTo, List, since } from '../framework/db/lists.js';
import { NEWEST_FIRST, pageRows } from '../framework/db/paging.js';
import type { Page } from '../framework/pagination.js';
import { OPTIONAL_ID_SCHEMA, TOKEN_PAGE_SCHEMA } from '../framework/validation.js';
import { Attempt, type AttemptRow, Endpoint, type EndpointRow, getEndpoint } from './models.js';

export const endpointList = new List(Endpoint, {
  filters: {},
  orderings: { created_at: 'created_at' },
  order: NEWEST_FIRST,
  paging: TOKEN_PAGE_SCHEMA,
  defaultSize: 50,
});
export type ListEndpoints = Asked<Record<never, never>>;

/** Newest first unless asked otherwise. */
export async function listEndpoints(db: Database, asked: ListEndpoints): Promise<Page<EndpointRow>> {
  return pageRows(Endpoint.objects(db.read), asked, endpointList.paged(asked));
}

const FILTERS = {
  event_id: equalTo<string>('event_id', fieldSchema(Attempt.field('event_id')), 'Only those of this event.'),
  delivery_id: equalTo<number>(
    'delivery_id',
    OPTIONAL_ID_SCHEMA,
    'Only those of this delivery; 0 means all.',
  ),
  created_after: since('created_at', 'made'),
  created_before: before('created_at', 'made'),
};

export const attemptList = new List(Attempt, {
  filters: FILTERS,
  orderings: { id: 'id' },
  order: { keys: ['id'], direction: 'desc' },
  paging: TOKEN_PAGE_SCHEMA,
  defaultSize: 50,
});
export type ListAttempts = Asked<typeof FILTERS>;

/** Of one endpoint, newest first unless asked otherwise; `not_found` without the endpoint. */
export async function listAttempts(
  db: Database,
  endpoint_id: number,
  asked: ListAttempts,
): Promise<Page<AttemptRow>> {
  await getEndpoint(db.read, endpoint_id);
  const query = attemptList.narrow(Attempt.objects(db.read).where({ endpoint_id }), asked);
  return pageRows(query, asked, attemptList.paged(asked, { endpoint_id }));
}
