// Our schemas (framework/validation.ts, Ajv with our own keywords) as those of OpenAPI 3.1 (JSON Schema 2020-12). A
// schema with a title becomes a named component.
import { amountRule } from '../money.js';
import type { Schema } from '../validation.js';

/** The pattern of a format of our own; other formats are those of JSON Schema. */
const PATTERNS: Record<string, string | undefined> = {
  text: undefined,
  currency: '^[A-Z]{3}$',
  slug: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
  percent: '^\\d{1,3}(\\.\\d{1,3})?$',
};

/** Keywords with our schemas in them. */
const LISTS = ['anyOf', 'oneOf', 'allOf'];

/** The named schemas and answers of a document. */
export class Components {
  readonly schemas: Record<string, Schema> = {};
  readonly responses: Record<string, object> = {};

  /**
   * A reference to this schema as a component. Its name is its title, or else `name`; two different schemas cannot have
   * one name.
   */
  refer(schema: Schema, name: string): Schema {
    const { title = name, ...rest } = schema;
    return this.add(String(title), this.convert(rest));
  }

  /** A reference to this answer as a component. */
  referToResponse(name: string, response: object): Schema {
    this.responses[name] = response;
    return { $ref: `#/components/responses/${name}` };
  }

  /** The same schema; those with titles inside of it become components. */
  convert(schema: Schema): Schema {
    const { title, ...rest } = schema;
    if (typeof title === 'string') return this.add(title, this.convert(rest));
    const { money, notBlank, singleLine, emailAddress, moment, format, ...others } = rest;
    const { oneDirection: _direction, if: _if, then: _then, ...kept } = others;
    const converted: Schema = { ...kept, ...formatOf(format), ...this.innerOf(kept) };
    if (kept.const !== undefined && kept.type === undefined) converted.type = typeof kept.const;
    if (notBlank !== undefined) converted.minLength = Math.max(1, Number(kept.minLength ?? 0));
    if (moment !== undefined) converted.format = 'date-time';
    if (emailAddress !== undefined) converted.format = 'email';
    const rules = [
      ...(typeof kept.description === 'string' ? [kept.description] : []),
      ...(typeof money === 'string' ? [`In ${money}: ${amountRule(money)}.`] : []),
      ...(singleLine === undefined ? [] : ['One line.']),
    ];
    if (rules.length > 0) converted.description = rules.join(' ');
    return converted;
  }

  private innerOf({ properties, items, ...schema }: Schema): Schema {
    const converted: Schema = {};
    if (properties) {
      const entries = Object.entries(properties as Record<string, Schema>);
      converted.properties = Object.fromEntries(entries.map(([name, inner]) => [name, this.convert(inner)]));
    }
    if (items) converted.items = this.convert(items as Schema);
    for (const keyword of LISTS) {
      const list = schema[keyword] as Schema[] | undefined;
      if (list) converted[keyword] = list.map((inner) => this.convert(inner));
    }
    return converted;
  }

  private add(name: string, schema: Schema): Schema {
    const known = this.schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`Two different schemas have the title ${name}.`);
    }
    this.schemas[name] = schema;
    return { $ref: `#/components/schemas/${name}` };
  }
}

function formatOf(format: unknown): Schema {
  if (typeof format !== 'string') return {};
  if (!(format in PATTERNS)) return { format };
  const pattern = PATTERNS[format];
  return pattern === undefined ? {} : { pattern };
}
