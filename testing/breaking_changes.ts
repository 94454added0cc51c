// What a client of one OpenAPI document would stumble over in a newer one. For answers that means: something is gone or
// has another type; for requests: something more is asked for, or less is accepted.
type Json = Record<string, unknown>;

export interface Described {
  paths: Record<string, Record<string, unknown>>;
  components: Record<string, Record<string, unknown>>;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Json;
}

interface Content {
  content?: Record<string, { schema: Json }>;
}

interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Json>;
  security: Json[];
}

type Side = 'request' | 'answer';

/** One sentence for each change that breaks clients of `before`. */
export function breakingChanges(before: Described, after: Described): string[] {
  const [older, newer] = [operationsOf(before), operationsOf(after)];
  return [...older].flatMap(([name, operation]) => {
    const now = newer.get(name);
    if (!now) return [`${name} is gone`];
    return new Comparison(before, after, name).operations(operation, now);
  });
}

function operationsOf({ paths }: Described): Map<string, Operation> {
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation as Operation,
      ]),
    ),
  );
}

/** Compares an operation in two documents. */
class Comparison {
  private readonly found: string[] = [];
  /** Pairs of components that are compared, or were. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly before: Described,
    private readonly after: Described,
    private readonly name: string,
  ) {}

  operations(older: Operation, newer: Operation): string[] {
    if (older.operationId !== newer.operationId) this.say(`its name ${older.operationId} is gone`);
    for (const option of older.security) {
      const kept = newer.security.some((other) => JSON.stringify(other) === JSON.stringify(option));
      if (!kept)
        this.say(`no longer accepts ${Object.keys(option).join(' and ') || 'callers without credentials'}`);
    }
    this.parameters(older.parameters, newer.parameters);
    this.bodies(older, newer);
    for (const [status, answer] of Object.entries(older.responses)) {
      if (Number(status) >= 400) continue;
      const now = newer.responses[status];
      if (now)
        this.contents(this.resolve(this.before, answer), this.resolve(this.after, now), 'answer', status);
      else this.say(`no longer answers ${status}`);
    }
    return this.found;
  }

  private parameters(older: Parameter[], newer: Parameter[]): void {
    const same = (one: Parameter) => (other: Parameter) => one.name === other.name && one.in === other.in;
    for (const parameter of older) {
      const now = newer.find(same(parameter));
      if (!now) this.say(`no longer takes ${parameter.name} in its ${parameter.in}`);
      else this.schemas(parameter.schema, now.schema, 'request', parameter.name);
    }
    for (const parameter of newer) {
      const isNew = parameter.required === true && older.find(same(parameter))?.required !== true;
      if (isNew) this.say(`now needs ${parameter.name} in its ${parameter.in}`);
    }
  }

  private bodies({ requestBody: older }: Operation, { requestBody: newer }: Operation): void {
    if (older && !newer) this.say('no longer takes a body');
    if (newer?.required && older?.required !== true) this.say('now needs a body');
    if (older && newer) this.contents(older, newer, 'request', 'body');
  }

  private contents(older: Content, newer: Content, side: Side, at: string): void {
    for (const [type, { schema }] of Object.entries(older.content ?? {})) {
      const now = newer.content?.[type];
      if (now) this.schemas(schema, now.schema, side, at);
      else this.say(`${at}: ${type} is gone`);
    }
  }

  private schemas(one: Json, other: Json, side: Side, at: string): void {
    const pair = `${side} ${String(one.$ref)} ${String(other.$ref)}`;
    if (one.$ref !== undefined) {
      if (this.seen.has(pair)) return;
      this.seen.add(pair);
    }
    const [older, newer] = [this.resolve(this.before, one), this.resolve(this.after, other)];
    const [wider, narrower] = side === 'request' ? [newer, older] : [older, newer];
    const lost = typesOf(narrower).filter((type) => !covers(typesOf(wider), type));
    if (lost.length > 0)
      this.say(`${at}: the type ${lost.join(', ')} ${side === 'request' ? 'is refused' : 'is new'}`);
    if (side === 'request') this.limits(older, newer, at);
    this.properties(older, newer, side, at);
    if (older.items && newer.items) this.schemas(older.items as Json, newer.items as Json, side, `${at}[]`);
  }

  private properties(older: Json, newer: Json, side: Side, at: string): void {
    const [before, now] = [older, newer].map(({ properties = {} }) => properties as Record<string, Json>);
    const [needed, needs] = [older, newer].map(({ required = [] }) => required as string[]);
    for (const [name, schema] of Object.entries(before ?? {})) {
      const inner = now?.[name];
      if (!inner) this.say(`${at}.${name} is gone`);
      else this.schemas(schema, inner, side, `${at}.${name}`);
      const isMissing = side === 'answer' && inner && needed?.includes(name) && !needs?.includes(name);
      if (isMissing) this.say(`${at}.${name} may be missing`);
    }
    const more = side === 'request' ? (needs ?? []).filter((name) => !needed?.includes(name)) : [];
    for (const name of more) this.say(`${at}.${name} is needed`);
  }

  private limits(older: Json, newer: Json, at: string): void {
    for (const [keyword, sign] of LIMITS) {
      const [before, now] = [older[keyword] as number | undefined, newer[keyword] as number | undefined];
      if (now !== undefined && (before === undefined || sign * now < sign * before)) {
        this.say(`${at}: ${keyword} is now ${now}`);
      }
    }
    const [before, now] = [older.enum as unknown[] | undefined, newer.enum as unknown[] | undefined];
    const refused = now && before?.filter((value) => !now.includes(value));
    if (now && !before) this.say(`${at}: only some values are accepted`);
    if (refused && refused.length > 0) this.say(`${at}: ${refused.join(', ')} is refused`);
  }

  /** What a reference stands for. */
  private resolve({ components }: Described, schema: Json): Json {
    const [, group = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(String(schema.$ref)) ?? [];
    return schema.$ref === undefined ? schema : (components[group]?.[name] as Json);
  }

  private say(what: string): void {
    this.found.push(`${this.name}: ${what}`);
  }
}

/** Upper limits may rise, lower limits fall. */
const LIMITS: [string, 1 | -1][] = [
  ...(['maximum', 'maxLength', 'maxItems'] as const).map((name): [string, 1] => [name, 1]),
  ...(['minimum', 'minLength', 'minItems'] as const).map((name): [string, -1] => [name, -1]),
];

function typesOf({ type = [] }: Json): string[] {
  return [type].flat() as string[];
}

/** No type means any. */
function covers(types: string[], type: string): boolean {
  return types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
}
