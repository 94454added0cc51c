// The models that an argument such as `products` or `products.category` names.
import { installedApps } from '../project.js';
import type { Model } from '../db/model.js';
import { CommandError } from './command.js';
import { isDjangosOwn } from './django_objects.js';
import { checkAppLabel } from './migrations.js';

/** The models of an app, or the one that is named; CommandError if there is none. */
export function modelsOf(label: string): Model[] {
  const [appLabel = '', name] = label.toLowerCase().split('.');
  checkAppLabel(appLabel);
  const models = installedApps().find((app) => app.label === appLabel)?.models ?? [];
  if (name === undefined) return models;
  const model = models.find((candidate) => candidate.modelName === name);
  if (!model) throw new CommandError(`Unknown model: ${label}`);
  return [model];
}

/** The models that `--exclude` names; scripts name Django's own too, such as contenttypes, which do not exist here. */
export function excludedModels(labels: readonly string[]): Model[] {
  return labels.filter((label) => !isDjangosOwn(label.toLowerCase())).flatMap(modelsOf);
}
