// The description of the API, and the page that shows it.
import path from 'node:path';
import ejs from 'ejs';
import type { Request, Response } from 'express';
import { etagOf } from '../etags.js';
import { sendTagged } from '../http/conditions.js';
import { project } from '../project.js';
import { check, objectSchema } from '../validation.js';
import { shownFiles } from './grpc_services.js';
import { documentText, type Format, FORMATS } from './project_document.js';

const TEMPLATES = path.join(import.meta.dirname, 'templates');

export const checkSchemaQuery = check<{ format?: Format }>(
  objectSchema({
    format: { type: 'string', enum: [...FORMATS], description: 'Instead of the header Accept.' },
  }),
);

/** The media types of YAML that clients send; RFC 9512 names the first. */
export const YAML = 'application/yaml';
const YAML_TYPES = [YAML, 'application/x-yaml', 'text/yaml', 'application/vnd.oai.openapi'];

/** JSON, or YAML for clients that prefer it. */
export async function schema(
  request: Request,
  response: Response,
  { query }: { query: { format?: Format } },
): Promise<void> {
  const preferred = request.accepts('application/json', ...YAML_TYPES) || 'json';
  const format = query.format ?? (YAML_TYPES.includes(preferred) ? 'yaml' : 'json');
  const text = await documentText(format);
  response.vary('Accept');
  sendTagged(response, format === 'yaml' ? YAML : 'application/json', text, etagOf(text));
}

/** The page with the viewer, which reads the document itself. */
export async function docs(_request: Request, response: Response): Promise<void> {
  const { name } = project();
  response.type('html').send(await ejs.renderFile(path.join(TEMPLATES, 'docs.ejs'), { name }));
}

/** The page about the gRPC services. */
export async function grpcDocs(_request: Request, response: Response): Promise<void> {
  const data = { name: project().name, files: shownFiles() };
  response.type('html').send(await ejs.renderFile(path.join(TEMPLATES, 'grpc.ejs'), data));
}
