// The OpenAPI document of this project, as text.
import { stringify } from 'yaml';
import { settings } from '../conf/settings.js';
import { project } from '../project.js';
import { type OpenApiDocument, openApiDocument } from './document.js';

export const FORMATS = ['json', 'yaml'] as const;
export type Format = (typeof FORMATS)[number];

const texts = new Map<string, string>();

/** The document under the current settings. */
export async function projectDocument(): Promise<OpenApiDocument> {
  const { apps, loadUrls, loadApi } = project();
  return openApiDocument(await loadUrls(), apps, await loadApi());
}

/** The document in this format, which is made once. */
export async function documentText(format: Format): Promise<string> {
  const key = `${format} ${settings.API_ACCESS}`;
  let text = texts.get(key);
  if (text === undefined) texts.set(key, (text = write(await projectDocument(), format)));
  return text;
}

function write(document: OpenApiDocument, format: Format): string {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  return stringify(document, { aliasDuplicateObjects: false });
}
