// help: lists the commands, or describes one.
import { describeCommand } from '../arguments.js';
import { CommandError, defineCommand } from '../command.js';
import type { Output } from '../output.js';
import { PROGRAM } from '../program.js';
import { commandGroups, loadCommand, unknownCommand } from '../registry.js';

/** All commands, grouped by app. */
export function listCommands(out: Output): void {
  out.line(`Type '${PROGRAM} help <command>' for help on a specific command.`);
  out.line();
  out.line('Available commands:');
  for (const [app, names] of commandGroups()) {
    out.line();
    out.line(out.styled('heading', `[${app}]`));
    for (const name of names) out.line(`    ${name}`);
  }
}

export const command = defineCommand({
  help: 'Lists the commands, or describes one.',
  args: [{ name: 'command', help: 'The command to describe.', count: '?' }],
  worksAlone: true,
  toleratesBadSettings: true,
  async run({ args: [name] }, { out }) {
    if (name === undefined) return listCommands(out);
    const found = await loadCommand(name);
    if (!found) throw new CommandError(unknownCommand(name));
    out.line(describeCommand(PROGRAM, name, found));
  },
});
