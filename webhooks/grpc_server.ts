// WebhookService: decode, check, one model call, encode.
import type { Database } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { expecting, type Preconditions } from '../framework/etags.js';
import type { Plain } from '../framework/grpc/codec.js';
import { toMessage } from '../framework/grpc/codec.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { namedFields } from '../framework/grpc/update_mask.js';
import { checkId } from '../framework/validation.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/webhooks_grpc_pb.js';
import pb from '../protos/generated/webhooks_pb.js';
import {
  changeEndpoint,
  deleteEndpoint,
  readSecret,
  registerEndpoint,
  replaceSecret,
  sendToEndpointAgain,
} from './endpoints.js';
import { attemptList, endpointList, listAttempts, listEndpoints } from './lists.js';
import { getEndpoint } from './models.js';
import * as serializers from './serializers.js';
import { sendTest } from './trial.js';

type Definition = typeof grpcPb.WebhookServiceService;

export const service = defineService({
  name: 'webhooks.WebhookService',
  address: settings.WEBHOOKS_ADDRESS,
  definition: grpcPb.WebhookServiceService,
  handlers: (db): Handlers<Definition> => ({ ...endpointHandlers(db), ...sendingHandlers(db) }),
  keyed: ['registerEndpoint', 'replaceSecret', 'sendAgain'],
});

const { endpointSerializer, attemptSerializer } = serializers;

function endpointHandlers(db: Database) {
  return {
    async registerEndpoint(request, call) {
      const endpoint = await registerEndpoint(db, serializers.checkNewEndpoint(request), call);
      return endpointSerializer.message(endpoint);
    },
    async getEndpoint(request) {
      return endpointSerializer.message(await getEndpoint(db.read, checkId(request).id));
    },
    async listEndpoints(request) {
      const { rows, next_page_token } = await listEndpoints(db, endpointList.read(request));
      const endpoints = rows.map(endpointSerializer.message);
      return toMessage(pb.ListEndpointsResponse, { endpoints, next_page_token });
    },
    async updateEndpoint(request, call) {
      const { id } = checkId(request);
      const changed = await changeEndpoint(db, id, changesOf(request), call, expected(request));
      return endpointSerializer.message(changed);
    },
    async deleteEndpoint(request, call) {
      await deleteEndpoint(db, checkId(request).id, call, expected(request));
      return new pb.DeleteEndpointResponse();
    },
  } satisfies Partial<Handlers<Definition>>;
}

function sendingHandlers(db: Database) {
  return {
    async getSecret(request, call) {
      if (!call.isOurs) throw new ApiError('forbidden', 'Only staff may read a secret.');
      return toMessage(pb.Secret, { secret: await readSecret(db.read, checkId(request).id, call) });
    },
    async replaceSecret(request, call) {
      return toMessage(pb.Secret, { secret: await replaceSecret(db, checkId(request).id, call) });
    },
    async testEndpoint(request) {
      return attemptSerializer.message(await sendTest(db, checkId(request).id));
    },
    async listAttempts(request) {
      const { id } = checkId({ id: request.endpoint_id });
      const { rows, next_page_token } = await listAttempts(db, id, attemptList.read(request));
      const attempts = rows.map(attemptSerializer.message);
      return toMessage(pb.ListAttemptsResponse, { attempts, next_page_token });
    },
    async sendAgain(request) {
      const { id } = checkId(request);
      const { delivery_ids = [] } = serializers.checkAgain(request);
      return toMessage(pb.SendAgainResponse, {
        deliveries: await sendToEndpointAgain(db, id, delivery_ids),
      });
    },
  } satisfies Partial<Handlers<Definition>>;
}

const UPDATABLE = ['url', 'description', 'event_types', 'is_active'] as const;

/** The fields that the mask names; without a mask all of them. */
function changesOf(request: Plain<InstanceType<typeof pb.UpdateEndpointRequest>>) {
  const names = namedFields(request.update_mask, UPDATABLE);
  return serializers.checkChanges(Object.fromEntries(names.map((name) => [name, request[name]])));
}

function expected(request: Preconditions) {
  return expecting('Endpoint', request, endpointSerializer.body);
}
