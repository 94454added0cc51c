// The formats of fixtures: JSON, JSON lines and YAML, as Django reads and writes them.
import { FixtureError, type FixtureObject } from './fixtures.js';

interface Format {
  /** The objects of a text. */
  parse(text: string): Promise<unknown>;
  /** The text of objects that come one after the other. */
  write(objects: AsyncIterable<FixtureObject>, indent: number): AsyncGenerator<string>;
}

/** The library is loaded for YAML only. */
const loadYaml = () => import('yaml');

const FORMATS: Record<string, Format> = {
  json: {
    parse: (text) => Promise.resolve(JSON.parse(text)),
    async *write(objects, indent) {
      let separator = indent > 0 ? '[\n' : '[';
      let isEmpty = true;
      for await (const object of objects) {
        yield separator + JSON.stringify(object, null, indent);
        separator = indent > 0 ? ',\n' : ', ';
        isEmpty = false;
      }
      if (isEmpty) yield separator;
      yield indent > 0 ? '\n]\n' : ']\n';
    },
  },
  jsonl: {
    parse: (text) =>
      Promise.resolve(
        text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => JSON.parse(line) as unknown),
      ),
    async *write(objects) {
      for await (const object of objects) yield `${JSON.stringify(object)}\n`;
    },
  },
  yaml: {
    parse: async (text) => (await loadYaml()).parse(text, { maxAliasCount: 0 }) as unknown,
    async *write(objects, indent) {
      const { stringify } = await loadYaml();
      let isEmpty = true;
      for await (const object of objects) {
        yield stringify([object], { indent: Math.max(indent, 2), lineWidth: 0 });
        isEmpty = false;
      }
      if (isEmpty) yield '[]\n';
    },
  },
};

/** The names of the formats, for messages and choices. */
export const FORMAT_NAMES = Object.keys(FORMATS);

/** The formats by the endings of files. */
export const FORMAT_OF_ENDING: Record<string, string> = {
  ...Object.fromEntries(FORMAT_NAMES.map((name) => [name, name])),
  yml: 'yaml',
};

/** The format with this name; FixtureError for an unknown one. */
function formatOf(name: string): Format {
  const found = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!found) throw new FixtureError(`${name} is not a known serialization format.`);
  return found;
}

/** Parses the objects of a fixture; throws FixtureError if it is invalid, or the format is unknown. */
export async function parseFixture(text: string, format: string): Promise<FixtureObject[]> {
  const { parse } = formatOf(format);
  let content: unknown;
  try {
    content = await parse(text);
  } catch (error) {
    const words = (error as Error).message.split('\n')[0];
    throw new FixtureError(`it is not valid ${format.toUpperCase()}: ${words}`, { cause: error });
  }
  if (!Array.isArray(content)) throw new FixtureError('it must be a list of objects');
  return content.map((entry: unknown, index) => {
    const { model, pk = null, fields } = (entry ?? {}) as Record<string, unknown>;
    const place = `object ${index + 1}`;
    if (typeof model !== 'string') throw new FixtureError(`${place} has no "model"`);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw new FixtureError(`${place} has no "fields"`);
    }
    return { model: model.toLowerCase(), pk, fields: fields as Record<string, unknown> };
  });
}

/** The text of a fixture, piece by piece; JSON and YAML are indented by `indent` spaces. */
export function writeFixture(
  objects: AsyncIterable<FixtureObject>,
  format: string,
  indent: number,
): AsyncGenerator<string> {
  return formatOf(format).write(objects, indent);
}
