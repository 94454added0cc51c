// EventService: streams events; in the background it delivers them.
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/events_grpc_pb.js';
import { followEvents } from './event_watch.js';
import { checkWatch, eventSerializer } from './serializers.js';
import { deliverEvents } from './worker.js';

export const service = defineService({
  name: 'events.EventService',
  address: settings.EVENTS_ADDRESS,
  definition: grpcPb.EventServiceService,
  handlers: (db): Handlers<typeof grpcPb.EventServiceService> => ({
    async watchEvents(request, { signal }, send) {
      for await (const event of followEvents(db, checkWatch(request), signal)) {
        await send(eventSerializer.message(event));
      }
    },
  }),
  background: deliverEvents,
});
