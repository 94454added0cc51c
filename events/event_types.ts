// The types of events. Each app declares its own in published_events.ts.
import type { Answer } from '../framework/serializers/answers.js';

export interface EventType<D extends object = object> {
  /** What it is about and what happened: `order.placed`. */
  readonly name: string;
  /** The version of the schema. It changes when a receiver that knows the old one would misread the new one. */
  readonly version: number;
  /** One sentence for people. */
  readonly about: string;
  /** The schema of its data. */
  readonly data: Answer;
  /** Only carries the type of the data. */
  readonly example?: D;
}

const types = new Map<string, EventType>();

/** Declares a type of event. */
export function defineEvent<D extends object>(
  name: string,
  declared: Pick<EventType, 'version' | 'about' | 'data'>,
): EventType<D> {
  const type: EventType<D> = { name, ...declared };
  types.set(name, type as EventType);
  return type;
}

/** All declared types, by name. */
export function eventTypes(): EventType[] {
  return [...types.values()].sort((left, right) => left.name.localeCompare(right.name));
}
