// `GET /api/protos/`: the .proto files of the services, for those who write clients of them.
import type { Request, Response } from 'express';
import { notFound } from '../errors.js';
import { etagOf } from '../etags.js';
import { sendTagged } from '../http/conditions.js';
import { endpoint, path as pattern } from '../http/router.js';
import { INTEGER, listOf, object, tagged, TEXT } from '../serializers/answers.js';
import { protoFiles } from './proto_files.js';

function list(_request: Request, response: Response): Promise<void> {
  response.json({ protos: protoFiles().map(({ text: _text, ...file }) => file) });
  return Promise.resolve();
}

function retrieve({ params }: Request, response: Response): Promise<void> {
  const name = String(params.name);
  const file = protoFiles().find((each) => each.name === name);
  if (!file) throw notFound('The file', name);
  sendTagged(response, 'text', file.text, etagOf(file.text));
  return Promise.resolve();
}

const summary = object({ name: TEXT, size: INTEGER, services: listOf(TEXT) });

export const urlpatterns = [
  pattern(
    'api/protos/',
    {
      GET: endpoint(list, 'anyone', {
        name: 'listProtos',
        summary: 'Lists the .proto files of the gRPC services.',
        answers: { 200: object({ protos: listOf(summary) }) },
      }),
    },
    { shared: true },
  ),
  pattern(
    'api/protos/<str:name>/',
    {
      GET: endpoint(retrieve, 'anyone', {
        name: 'getProto',
        summary: 'Returns a .proto file.',
        answers: { 200: tagged({ schema: TEXT.schema, types: ['text/plain'] }) },
      }),
    },
    { shared: true },
  ),
];
