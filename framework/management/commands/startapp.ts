// startapp: a new app that works: model, service, client, REST, admin and tests, and its entries in the project.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BASE_DIR } from '../../conf/settings.js';
import { registerApp } from '../app_registration.js';
import { modelNameOf, writeApp } from '../app_template.js';
import { CommandError, defineCommand } from '../command.js';
import { PROGRAM, refuseWithoutSources } from '../program.js';

export const command = defineCommand({
  help: 'Makes a new app with a model, a gRPC service, REST endpoints, an admin page and tests.',
  args: [{ name: 'name', help: 'The name of the folder: a plural such as reviews or gift_cards.' }],
  options: {
    model: { type: 'string', value: 'NAME', help: 'The name of the first model: Review for reviews.' },
  },
  async run({ args: [app = ''], options }, { out }) {
    refuseWithoutSources();
    const model = options.model ?? modelNameOf(app);
    refuseBadNames(app, model);
    const changed = registerApp({ app, model });
    const written = await writeApp({ app, model });
    for (const file of written) out.line(`  + ${file}`);
    for (const file of changed) out.line(`  ~ ${file}`);
    out.line(`
Declare the fields in ${app}/models.ts and protos/${app}.proto. Then:
  npm run protos
  ${PROGRAM} makemigrations
  ${PROGRAM} migrate
  npm test -- ${app}`);
  },
});

function refuseBadNames(app: string, model: string): void {
  if (!/^[a-z][a-z\d]*(_[a-z\d]+)*$/.test(app)) {
    throw new CommandError(
      `'${app}' is not a valid app name: use lower-case letters, digits and underscores.`,
    );
  }
  if (!/^[A-Z][A-Za-z\d]*$/.test(model)) {
    throw new CommandError(`'${model}' is not a valid model name: use a name such as GiftCard.`);
  }
  const taken = [app, path.join('framework', app), path.join('protos', `${app}.proto`)];
  const found = taken.find((file) => existsSync(path.join(BASE_DIR, file)));
  if (found !== undefined) {
    throw new CommandError(`'${app}' conflicts with ${found}, which exists already. Try another name.`);
  }
}
