// The entries of a new app in the files of the project: apps, URLs, services, admin and the service's address.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BASE_DIR } from '../conf/settings.js';
import { capitalized } from '../db/fields.js';
import type { AppNames } from './app_template.js';
import { CommandError } from './command.js';

/** A line, and the pattern of the line that it follows: the last one that matches. */
interface Insertion {
  after: RegExp;
  line: string;
}

/** The lines of each file of the project. */
function insertions({ app, model }: AppNames, port: number): Record<string, Insertion[]> {
  const label = capitalized(app.replaceAll('_', ' '));
  const address = `${app.toUpperCase()}_ADDRESS`;
  const name = app.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    'ecommerce/apps.ts': [
      {
        after: /^import .* from '\.\.\/\w+\/models\.js';$/,
        line: `import { ${model} } from '../${app}/models.js';`,
      },
      { after: /^ {2}\},$/, line: `  { label: '${app}', verboseName: '${label}', models: [${model}] },` },
    ],
    'ecommerce/urls.ts': [
      {
        after: /^import .* from '\.\.\/\w+\/urls\.js';$/,
        line: `import { urlpatterns as ${name} } from '../${app}/urls.js';`,
      },
      { after: /^ {2}\.\.\.\w+,$/, line: `  ...${name},` },
    ],
    'ecommerce/services.ts': [
      {
        after: /^import .* from '\.\.\/\w+\/grpc_server\.js';$/,
        line: `import { service as ${name} } from '../${app}/grpc_server.js';`,
      },
      { after: /^ {2}\w+(: \w+)?,$/, line: name === app ? `  ${app},` : `  ${app}: ${name},` },
    ],
    'ecommerce/admin.ts': [
      { after: /^import '\.\.\/\w+\/admin\.js';$/, line: `import '../${app}/admin.js';` },
    ],
    'ecommerce/settings.ts': [
      {
        after: /^ {4}\w+_ADDRESS: address\('\w+', \d+\),$/,
        line: `    ${address}: address('${address}', ${port}),`,
      },
    ],
    '.env.example': [{ after: /^# \w+_ADDRESS=[\d.]+:\d+$/, line: `# ${address}=127.0.0.1:${port}` }],
  };
}

/** Registers the app; returns the files that changed. Changes none if an entry has no place in one of them. */
export function registerApp(names: AppNames): string[] {
  const changed = Object.entries(insertions(names, nextPort())).map(([file, lines]): [string, string] => {
    const text = readFileSync(path.join(BASE_DIR, file), 'utf8');
    return [file, lines.reduce((before, insertion) => inserted(file, before, insertion), text)];
  });
  for (const [file, text] of changed) writeFileSync(path.join(BASE_DIR, file), text);
  return changed.map(([file]) => file);
}

function inserted(file: string, text: string, { after, line }: Insertion): string {
  const lines = text.split('\n');
  const at = lines.findLastIndex((each) => after.test(each));
  if (at < 0)
    throw new CommandError(`${file} has no line like ${after.source}; add this one by hand: ${line}`);
  return lines.toSpliced(at + 1, 0, line).join('\n');
}

/** The port after the highest of the services. */
function nextPort(): number {
  const text = readFileSync(path.join(BASE_DIR, 'ecommerce', 'settings.ts'), 'utf8');
  const ports = [...text.matchAll(/_ADDRESS: address\('\w+', (\d+)\)/g)].map(([, port]) => Number(port));
  return Math.max(...ports) + 1;
}
