// The channel to EventService. The web server does not call it, but tells whether it works.
import { ServiceChannel } from '../framework/grpc/client.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/events_grpc_pb.js';

new ServiceChannel(grpcPb.EventServiceClient, settings.EVENTS_ADDRESS);
