// An event of tests.
import { object, TEXT } from '../../framework/serializers/answers.js';
import type { EventType } from '../event_types.js';

export const NOTED: EventType<{ text: string }> = {
  ...{ name: 'test.noted', version: 1, about: 'A test noted something.' },
  data: object({ text: TEXT }),
};
