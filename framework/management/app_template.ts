// The files of a new app, made from the templates in app_template/.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BASE_DIR } from '../conf/settings.js';
import { capitalized } from '../db/fields.js';
import { formatted } from './formatting.js';

const TEMPLATES = path.join(BASE_DIR, 'framework', 'management', 'app_template');

/** The names of a new app and its first model. */
export interface AppNames {
  /** `gift_cards` */
  app: string;
  /** `GiftCard` */
  model: string;
}

/** `gift_cards` has the model `GiftCard`, `categories` has `Category`. */
export function modelNameOf(app: string): string {
  const singular = app
    .replace(/ies$/, 'y')
    .replace(/(?<=s|x|ch|sh)es$/, '')
    .replace(/(?<=[^s])s$/, '');
  return singular
    .split('_')
    .map((word) => capitalized(word))
    .join('');
}

/** What the placeholders of the templates mean: `{{models}}` is `giftCards`. */
function placeholders({ app, model }: AppNames): Record<string, string> {
  const plural = pluralOf(model);
  const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  return {
    app,
    APP: app.toUpperCase(),
    Model: model,
    Models: plural,
    model: small(model),
    models: small(plural),
    modelname: model.toLowerCase(),
    table: `${app}_${model.toLowerCase()}`,
    proto_models: plural.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
  };
}

function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** Writes the app's folder and its proto; returns the paths of the files from the project's folder. */
export async function writeApp(names: AppNames): Promise<string[]> {
  const values = placeholders(names);
  const templates = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.txt'),
  );
  const files: string[] = [];
  for (const template of templates.sort()) {
    const name = template.replace(/\.txt$/, '');
    const file = name === 'proto' ? path.join('protos', `${names.app}.proto`) : path.join(names.app, name);
    const text = readFileSync(path.join(TEMPLATES, template), 'utf8').replace(
      /\{\{(\w+)\}\}/g,
      (_, key: string) => values[key] ?? '',
    );
    const target = path.join(BASE_DIR, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.endsWith('.ts') ? await formatted(text) : text, { flag: 'wx' });
    files.push(file);
  }
  return files;
}
