// The history of the admin site: one row for each add, change and delete.
import { AutoField, CharField, DateTimeField, ForeignKey, IntegerField, TextField } from '../db/fields.js';
import { defineModel, type Row } from '../db/model.js';
import { User } from '../auth/models.js';

const LOG_ACTIONS = [
  ['add', 'Addition'],
  ['change', 'Change'],
  ['delete', 'Deletion'],
] as const;

/** The name stays when the user is deleted, so that the history always has it. */
export const LogEntry = defineModel({
  app: 'admin',
  name: 'LogEntry',
  verboseName: 'log entry',
  verboseNamePlural: 'log entries',
  ordering: ['-id'],
  title: (entry) => `${entry.action} ${entry.object_title}`,
  indexes: [
    ['model_label', 'object_id', 'id'],
    ['user_id', 'id'],
  ],
  fields: {
    id: AutoField(),
    action_time: DateTimeField({ autoNowAdd: true, editable: false }),
    user_id: ForeignKey({ to: () => User, onDelete: 'set_null', null: true }),
    username: CharField({ maxLength: 150 }),
    model_label: CharField({ maxLength: 100, label: 'Model' }),
    object_id: IntegerField({}),
    object_title: CharField({ maxLength: 200 }),
    action: CharField({ maxLength: 10, choices: LOG_ACTIONS }),
    /** Field names without values, so that it stays when personal data is erased. */
    change_message: TextField({ blank: true, default: '' }),
    /** JSON (changes.ts), '' for none. */
    changes: TextField({ blank: true, default: '' }),
  },
});

export type LogEntryRow = Row<typeof LogEntry>;
