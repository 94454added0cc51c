// generateschema: the OpenAPI document of the API, as drf-spectacular's command writes it.
import { writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { documentText, type Format, projectDocument } from '../../openapi/project_document.js';
import { CommandError, defineCommand } from '../command.js';

/** The formats by their names in drf-spectacular. */
const FORMATS: Record<string, Format> = { openapi: 'yaml', 'openapi-json': 'json' };

export const command = defineCommand({
  help: 'Writes the OpenAPI description of the REST API.',
  options: {
    file: { type: 'string', value: 'FILE', help: 'Write to a file instead of to standard output.' },
    format: {
      type: 'string',
      choices: Object.keys(FORMATS),
      help: 'YAML (openapi), or JSON (openapi-json); by default YAML, and JSON for a file named .json.',
    },
    validate: { type: 'boolean', help: 'Check the description against the OpenAPI specification.' },
  },
  async run({ options: { file, format, validate } }) {
    if (validate) await refuseInvalid();
    const usual = file?.endsWith('.json') ? 'json' : 'yaml';
    const text = await documentText(format === undefined ? usual : (FORMATS[format] ?? usual));
    if (file === undefined) await pipeline([text], process.stdout, { end: false });
    else writeFileSync(file, text);
  },
});

async function refuseInvalid(): Promise<void> {
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  // The validator changes what it is given.
  const { valid, errors } = await new Validator().validate(structuredClone(await projectDocument()));
  if (valid) return;
  const problems = Array.isArray(errors)
    ? errors.map(({ instancePath, message }) => `${instancePath}: ${message ?? 'is not valid'}`)
    : [String(errors)];
  throw new CommandError(`The description is not valid:\n${problems.join('\n')}`);
}
