// Checks manifests of Kubernetes: their values by the schemas of its API, and their fields by its types, because the
// schemas accept unknown fields. Both are in the package kubernetes-models, for Kubernetes 1.27.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { BASE_DIR } from '../../framework/conf/settings.js';

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

/** A manifest, and the file that it is in. */
export interface Found {
  file: string;
  manifest: Manifest;
}

/** All manifests below a folder. */
export function manifestsOf(folder: string): Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  return files.sort().flatMap((file) => {
    const documents = parseAllDocuments(readFileSync(path.join(folder, file), 'utf8'));
    return [...documents].map((document): Found => {
      if (document.errors.length > 0) throw new Error(`${file}: ${document.errors.join(', ')}`);
      return { file, manifest: document.toJS() as Manifest };
    });
  });
}

/** What is wrong with manifests, with the name of the file. */
export function describeProblems(all: Found[]): string[] {
  return [...all.flatMap(problemsOfValues), ...problemsOfFields(all)];
}

/** `apps/v1` and Deployment → `kubernetes-models/apps/v1/Deployment`. */
function moduleOf({ apiVersion, kind }: Manifest): string {
  return `kubernetes-models/${apiVersion}/${kind}`;
}

function problemsOfValues({ file, manifest }: Found): string[] {
  const models = createRequire(import.meta.url)(moduleOf(manifest)) as Record<string, Model>;
  const Kind = models[manifest.kind];
  if (!Kind) return [`${file}: ${manifest.kind} is not known`];
  try {
    new Kind(manifest).validate();
    return [];
  } catch (error) {
    return [`${file}: ${manifest.kind} ${manifest.metadata.name}: ${(error as Error).message}`];
  }
}

type Model = new (data: object) => { validate(): void };

/** Each manifest is checked as a literal of its type: a literal must not have other fields. */
function problemsOfFields(all: Found[]): string[] {
  const checked = path.join(BASE_DIR, 'testing', 'shipping', 'manifests_checked.ts');
  const lines = all.map(({ manifest }, index) => {
    const type = `I${manifest.kind}`;
    return [
      `import type { ${type} as T${index} } from '${moduleOf(manifest)}';`,
      `export const m${index}: T${index} = ${JSON.stringify(manifest)};`,
    ];
  });
  const source = lines.flat().join('\n');
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === checked || fileExists(file);
  host.getSourceFile = (file, languageVersion) =>
    file === checked
      ? ts.createSourceFile(file, source, languageVersion)
      : getSourceFile(file, languageVersion);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([checked], options, host));
  return found.map(({ start = 0, messageText }) => {
    const line = source.slice(0, start).split('\n').length - 1;
    const { file, manifest } = all[Math.floor(line / 2)] ?? {};
    return `${file}: ${manifest?.kind}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
