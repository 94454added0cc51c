// Spans: what took how long, as parts of one trace through all processes (https://www.w3.org/TR/trace-context/). While
// no tracer is used, which is the default, nothing of OpenTelemetry is loaded, and these functions do nothing.

export interface Span {
  /** For the header of that name, so that another process continues the trace. */
  readonly traceparent: string;
  readonly traceId: string;
  rename(name: string): void;
  set(attribute: string, value: string | number): void;
  /** Ends it; `failure` says why the work failed. */
  end(failure?: string): void;
}

export type SpanKind = 'server' | 'client';
export type Attributes = Record<string, string | number>;

/** Begins a span; without a parent (a `traceparent`) or with a wrong one it begins a trace. */
export type Tracer = (name: string, kind: SpanKind, attributes: Attributes, parent: string) => Span;

let tracer: Tracer | undefined;

/** From now on spans are made by this tracer; undefined for none. */
export function traceWith(used: Tracer | undefined): void {
  tracer = used;
}

/** Begins a span of work that came from another process; undefined while there is no tracer. */
export function beginSpan(name: string, attributes: Attributes, parent: string): Span | undefined {
  return tracer?.(name, 'server', attributes, parent);
}

/** Begins a span of a question to another process, as a part of `parent`; undefined without one. */
export function beginPart(parent: Span | undefined, name: string, attributes: Attributes): Span | undefined {
  return parent && tracer?.(name, 'client', attributes, parent.traceparent);
}

/** Runs a statement within a span, if it belongs to a request that is traced. The values of the statement are not told. */
export async function traceStatement<T>(
  parent: Span | undefined,
  system: 'postgresql' | 'sqlite',
  sql: string,
  run: () => Promise<T>,
): Promise<T> {
  // On PostgreSQL a COMMIT is sent together with a check of the deadline.
  const first = /^\W*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const operation = sql.endsWith('COMMIT;') ? 'COMMIT' : first;
  const attributes = { 'db.system.name': system, 'db.operation.name': operation, 'db.query.text': sql };
  const span = beginPart(parent, operation, attributes);
  if (!span) return run();
  try {
    const result = await run();
    span.end();
    return result;
  } catch (error) {
    const { code } = error as { code?: string };
    span.end(code ?? 'failed');
    throw error;
  }
}
