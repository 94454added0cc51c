// The image of the Dockerfile, made without Docker: the instructions of each stage in a clean folder. Base images are
// replaced by the system of this machine, so that what installs Debian packages is left out.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import dockerignore from '@balena/dockerignore';
import { type Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { prepareRoot, runIn } from './sandbox.js';

/** Set to yes: SQLite's driver is compiled as in the image, which takes minutes. Otherwise it is this checkout's. */
const COMPILES = process.env.IMAGE_COMPILES === 'yes';
const DRIVER = path.join('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

/** One stage, or the image: its files, and what it runs. */
export interface Image {
  root: string;
  workdir: string;
  user: string;
  environment: Record<string, string>;
  entrypoint: string[];
  command: string[];
  healthcheck: string[];
}

/** Builds the stages of a Dockerfile from a folder; `remove` removes them. */
export class ImageBuild {
  readonly stages: Image[] = [];
  /** The commands that were left out. */
  readonly leftOut: string[] = [];
  private readonly named = new Map<string, Image>();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'shop-image-'));

  constructor(private readonly context: string) {
    chmodSync(this.folder, 0o755); // another user runs what is in it
  }

  /** The image: the last stage. */
  async build(): Promise<Image> {
    const text = readFileSync(path.join(this.context, 'Dockerfile'), 'utf8');
    for (const instruction of DockerfileParser.parse(text).getInstructions())
      await this.carryOut(instruction);
    const image = this.stages.at(-1);
    if (!image) throw new Error('the Dockerfile has no stage');
    return image;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async carryOut(instruction: Instruction): Promise<void> {
    const words = instruction.getArguments().map((argument) => argument.getValue());
    const text = instruction.getArgumentsContent() ?? '';
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM') return this.begin(words);
    const stage = this.stages.at(-1);
    if (!stage) throw new Error(`${keyword} before FROM`);
    if (keyword === 'WORKDIR') {
      stage.workdir = text;
      mkdirSync(path.join(stage.root, text), { recursive: true });
    } else if (keyword === 'COPY') this.copy(stage, words, (instruction as Copy).getFromFlag()?.getValue());
    else if (keyword === 'RUN') await this.run(stage, text);
    else if (keyword === 'ENV') Object.assign(stage.environment, Object.fromEntries(words.map(pair)));
    else if (keyword === 'USER') stage.user = text;
    else if (keyword === 'ENTRYPOINT') stage.entrypoint = JSON.parse(text) as string[];
    else if (keyword === 'CMD') stage.command = JSON.parse(text) as string[];
    else if (keyword === 'HEALTHCHECK') {
      stage.healthcheck = JSON.parse(text.slice(text.indexOf('['))) as string[];
    } else if (keyword !== 'EXPOSE') throw new Error(`${keyword} is not known to this test`);
  }

  private begin(words: string[]): void {
    const root = path.join(this.folder, String(this.stages.length));
    prepareRoot(root);
    const stage = {
      root,
      workdir: '/',
      user: 'root',
      environment: {},
      entrypoint: [],
      command: [],
      healthcheck: [],
    };
    this.stages.push(stage);
    if (words[1]?.toUpperCase() === 'AS') this.named.set(words[2] ?? '', stage);
  }

  /** `from` is the stage that it copies from; without it, from the context. */
  private copy(stage: Image, places: string[], from: string | null | undefined): void {
    const target = path.join(stage.root, path.resolve(stage.workdir, places.at(-1) ?? ''));
    const source = from ? this.named.get(from)?.root : this.context;
    if (source === undefined) throw new Error(`there is no stage ${from}`);
    const wanted = from ? undefined : isInContext(this.context);
    for (const place of places.slice(0, -1)) {
      const full = path.join(source, place);
      if (!existsSync(full)) throw new Error(`COPY: ${place} is missing`);
      const isFolder = statSync(full).isDirectory();
      const destination = isFolder ? target : path.join(target, path.basename(place));
      if (wanted) cpSync(full, destination, { recursive: true, filter: wanted });
      else {
        mkdirSync(path.dirname(destination), { recursive: true });
        execFileSync('cp', ['-al', full, destination]);
      }
    }
  }

  private async run(stage: Image, text: string): Promise<void> {
    const script = text.replaceAll(/\\\n/g, '');
    if (/^apt-get /.test(script)) return void this.leftOut.push(script);
    const skipsScripts = /^npm ci/.test(script) && !COMPILES;
    const environment = {
      ...{ ...process.env, npm_config_prefer_offline: 'true', npm_config_fetch_retries: '1' },
      ...(skipsScripts && { npm_config_ignore_scripts: 'true' }),
      ...stage.environment,
    };
    const options = { environment, cwd: stage.workdir, writable: true, volumes: { [homedir()]: homedir() } };
    const { code, stdout, stderr } = await runIn(stage.root, ['/bin/sh', '-c', script], options);
    if (code !== 0) throw new Error(`RUN ${script} ended with ${code}:\n${stdout}\n${stderr}`);
    const driver = path.join(stage.root, stage.workdir, DRIVER);
    if (!skipsScripts || script.includes('--ignore-scripts')) return;
    mkdirSync(path.dirname(driver), { recursive: true });
    cpSync(path.join(BASE_DIR, DRIVER), driver);
  }
}

function pair(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

/** Whether a file is not left out by .dockerignore. A folder is entered: an exception may be in it. */
function isInContext(context: string): (file: string) => boolean {
  const filter = dockerignore.default().add(readFileSync(path.join(context, '.dockerignore'), 'utf8'));
  return (file) => {
    const relative = path.relative(context, file);
    return relative === '' || !filter.ignores(relative);
  };
}

/** The files below a folder, by their paths from it. */
export function filesBelow(folder: string, from = ''): string[] {
  return readdirSync(path.join(folder, from), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(from, entry.name);
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  });
}
