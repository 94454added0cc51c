// Webhooks in the admin site: endpoints, and the log of what was sent to them.
import { eventTypes } from '../events/event_types.js';
import { type Action, ModelAdmin } from '../framework/admin/model_admin.js';
import type { ChoiceSet } from '../framework/admin/form_options.js';
import type { Saving } from '../framework/admin/saving.js';
import { site } from '../framework/admin/site.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import { now } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { endpointForm, submitEndpointForm } from './endpoint_page.js';
import {
  changeEndpoint,
  deleteEndpoint,
  type EndpointValues,
  registerEndpoint,
  sendToEndpointAgain,
} from './endpoints.js';
import { Attempt, type AttemptRow, Endpoint, type EndpointRow, getEndpoint, typesOf } from './models.js';

const saving: Saving = {
  async create({ db, cause }, values) {
    return (await registerEndpoint(db, values as unknown as EndpointValues, cause)).id;
  },
  async update({ db, cause }, id, changes) {
    return changeEndpoint(db, id, changes as Partial<EndpointValues>, cause);
  },
  async delete({ db, cause }, id) {
    await deleteEndpoint(db, id, cause);
  },
};

const types: ChoiceSet = {
  name: 'event_types',
  label: 'Events',
  helpText: 'Which events it gets; none means all.',
  choices: () =>
    Promise.resolve(eventTypes().map(({ name, about }) => ({ value: name, label: `${name}: ${about}` }))),
  chosen: async (db, id) => (id === null ? [] : typesOf(await getEndpoint(db, id))),
};

function activation(is_active: boolean): Action<EndpointRow> {
  const [verb, participle] = is_active ? ['Activate', 'activated'] : ['Deactivate', 'deactivated'];
  return {
    name: verb.toLowerCase(),
    label: `${verb} selected endpoints`,
    permission: 'change',
    changes: ['is_active'],
    apply: async ({ db, cause }, { id }) => {
      await changeEndpoint(db, id, { is_active }, cause);
    },
    done: (count) =>
      count === 1 ? `1 endpoint was ${participle}.` : `${count} endpoints were ${participle}.`,
  };
}

site.register(
  Endpoint,
  new ModelAdmin<EndpointRow>({
    listDisplay: ['id', 'url', 'description', 'is_active', 'failing_since', 'disabled_reason', 'created_at'],
    listDisplayLinks: ['id', 'url'],
    listFilter: ['is_active'],
    sortableBy: ['id', 'created_at'],
    fieldsets: [
      { name: '', fields: ['url', 'description', 'event_types', 'is_active'] },
      { name: 'State', fields: ['secret', 'attempts', 'failing_since', 'disabled_at', 'disabled_reason'] },
      { name: 'Registration', fields: ['registered_by', 'created_at'] },
    ],
    computedFields: [
      {
        name: 'secret',
        label: 'Secret',
        value: () => 'whsec_…',
        link: ({ id }) => ({
          text: 'Show it, or send a test',
          url: `${toolUrl(Endpoint, 'secret')}?id=${id}`,
        }),
      },
      {
        name: 'attempts',
        label: 'Attempts',
        value: () => 'What was sent to this endpoint',
        url: ({ id }) => `/admin/webhooks/attempt/?endpoint_id__exact=${id}`,
        ofModel: 'webhooks.attempt',
      },
    ],
    choiceSets: [types],
    actions: [activation(true), activation(false)],
    saving,
  }),
);

registerTool(Endpoint, {
  ...{ name: 'secret', label: '', permission: 'change' },
  ...{ get: endpointForm, post: submitEndpointForm },
});

const sendingAgain: Action<AttemptRow> = {
  name: 'send_again',
  label: 'Send selected events again',
  permission: 'change',
  changes: ['sent_again_at'],
  apply: async ({ db, trx }, { id, endpoint_id, delivery_id }) => {
    if (delivery_id === null)
      throw new ApiError('conflict', 'The event is not kept any more, or was a test.');
    await sendToEndpointAgain(db, endpoint_id, [delivery_id]);
    await Attempt.objects(trx).where({ id }).update({ sent_again_at: now() });
  },
  done: (count) => (count === 1 ? '1 event is sent again.' : `${count} events are sent again.`),
};

site.register(
  Attempt,
  new ModelAdmin<AttemptRow>({
    listDisplay: ['id', 'endpoint_id', 'event_type', 'status_code', 'error', 'duration_ms', 'created_at'],
    listFilter: ['endpoint_id', 'created_at'],
    sortableBy: ['id', 'created_at'],
    readonlyFields: [...Attempt.fields.keys()],
    actions: [sendingAgain],
    allows: { add: false, change: false, delete: false },
  }),
);
