// The channels by which events leave the shop.
import { registerChannel } from '../events/channels.js';
import { rabbitmq } from '../events/rabbitmq.js';
import { mail } from '../notifications/mail_channel.js';
import { webhook } from '../webhooks/channel.js';

registerChannel(rabbitmq);
registerChannel(mail);
registerChannel(webhook);
