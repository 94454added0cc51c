// Parsing of multipart/form-data, which scripts and `curl -F` send. Files are refused, except one on pages that take one.
import { isUtf8 } from 'node:buffer';
import { Busboy } from '@fastify/busboy';
import { ApiError } from '../errors.js';

/** The texts of a form by name; a list for a repeated name. */
export type FormTexts = Record<string, string | string[]>;

const MAX_NAME_BYTES = 1_000;

/**
 * The fields of a complete body; `invalid` for too many fields and for a broken body. With `takesFile` one file with text
 * is taken as a field, and its name as the field `<name>_name`; otherwise files are `invalid`.
 */
export function parseMultipart(
  body: Buffer,
  contentType: string,
  maxFields: number,
  takesFile = false,
): Promise<FormTexts> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string | string[]>();
    const refuse = (message: string) => () => reject(new ApiError('invalid', message));
    const broken = refuse('The body is not valid multipart/form-data.');
    try {
      const parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: {
          ...{ fieldNameSize: MAX_NAME_BYTES, fieldSize: body.length, files: takesFile ? 1 : 0 },
          ...{ fields: maxFields, parts: maxFields, headerPairs: 10, headerSize: 4 * MAX_NAME_BYTES },
        },
      });
      parser.on('field', (name, text) => add(fields, name, text));
      parser.on('file', (name, stream, filename) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const text = textOf(Buffer.concat(chunks));
          if (text === null) return refuse(NOT_TEXT)();
          add(fields, name, text);
          add(fields, `${name}_name`, filename ?? '');
        });
      });
      parser.on('filesLimit', refuse('Files are not accepted here.'));
      parser.on('fieldsLimit', refuse(`The form has more than ${maxFields} fields.`));
      parser.on('partsLimit', refuse(`The form has more than ${maxFields} fields.`));
      parser.on('error', broken);
      parser.on('finish', () => resolve(Object.fromEntries(fields)));
      parser.end(body);
    } catch {
      broken();
    }
  });
}

const NOT_TEXT = 'The file is not text in UTF-8. In a spreadsheet, save it as “CSV UTF-8”.';

/** The text; null if it is not UTF-8. */
function textOf(bytes: Buffer): string | null {
  return isUtf8(bytes) ? bytes.toString() : null;
}

function add(fields: Map<string, string | string[]>, name: string, text: string): void {
  const before = fields.get(name);
  fields.set(name, before === undefined ? text : [before, text].flat());
}
