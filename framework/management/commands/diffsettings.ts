// diffsettings: the settings that the environment or .env sets; secrets are not shown.
import { settingNames, settings } from '../../conf/settings.js';
import { defineCommand } from '../command.js';

const SECRET = /KEY|TOKEN|SECRET|PASSWORD/;

export const command = defineCommand({
  help: 'Lists the settings that differ from their defaults.',
  options: { all: { type: 'boolean', help: 'List all settings; defaults begin with ###.' } },
  toleratesBadSettings: true,
  async run({ options }, { out }) {
    const { problems: _, ...values } = settings;
    const given = settingNames.given();
    for (const [name, value] of Object.entries(values).sort()) {
      if (given.has(name)) out.line(`${name} = ${shown(name, value)}`);
      else if (options.all) out.line(`### ${name} = ${shown(name, value)}`);
    }
  },
});

function shown(name: string, value: unknown): string {
  if (SECRET.test(name) && value !== '') return '********';
  return JSON.stringify(value).replace(/(\/\/[^:@/]*):[^@/]*@/g, '$1:********@');
}
