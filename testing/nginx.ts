// nginx with the example of ops/nginx/, on free ports and with a certificate of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { BASE_DIR } from '../framework/conf/settings.js';
import { Authority } from './certificates.js';
import { freePort } from './ports.js';
import { until } from './until.js';

const PROGRAM = '/usr/sbin/nginx';
const EXAMPLE = path.join(BASE_DIR, 'ops', 'nginx', 'shop.conf');

/** Skips the tests of a `describe` where nginx is missing; they fail with REQUIRE_NGINX=1. */
export function needsNginx(): void {
  before(function () {
    if (existsSync(PROGRAM)) return;
    const problem = `${PROGRAM} is missing (Debian's nginx)`;
    if (process.env.REQUIRE_NGINX === '1') throw new Error(problem);
    console.log(`      skipped: ${problem}`);
    this.skip();
  });
}

/** nginx in front of a shop. */
export class Nginx {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    /** Of http:// and of https://. */
    readonly ports: { http: number; https: number },
    /** The file of the authority that signed its certificate for localhost. */
    readonly ca: string,
  ) {}

  /** Starts it with other addresses in place of those of the example: `127.0.0.1:8000` → `127.0.0.1:12345`. */
  static async start(addresses: Record<string, string>): Promise<Nginx> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-nginx-'));
    const authority = new Authority(path.join(folder, 'tls'));
    const { cert, key } = authority.issue('nginx', ['DNS:localhost', 'IP:127.0.0.1']);
    const ports = { http: await freePort(), https: await freePort() };
    const replaced: Record<string, string> = {
      ...addresses,
      'listen 80;': `listen 127.0.0.1:${ports.http};`,
      'listen 443 ': `listen 127.0.0.1:${ports.https} `,
      'https://$host$request_uri': `https://$host:${ports.https}$request_uri`,
      'shop.example.com;': 'localhost;',
      '/etc/shop/tls/nginx.pem': cert,
      '/etc/shop/tls/nginx.key': key,
    };
    let example = readFileSync(EXAMPLE, 'utf8');
    for (const [old, now] of Object.entries(replaced)) {
      if (!example.includes(old)) throw new Error(`${EXAMPLE} has no ${old}`);
      example = example.replaceAll(old, now);
    }
    mkdirSync(path.join(folder, 'logs'));
    const file = path.join(folder, 'nginx.conf');
    writeFileSync(file, wholeConfiguration(folder, example));
    const child = spawn(PROGRAM, ['-p', folder, '-c', file], { stdio: ['ignore', 'inherit', 'inherit'] });
    const nginx = new Nginx(folder, child, ports, authority.ca);
    await until(async () => {
      if (child.exitCode !== null)
        throw new Error(readFileSync(path.join(folder, 'logs', 'error.log'), 'utf8'));
      return isListening(ports.https);
    });
    return nginx;
  }

  /** https://localhost:port */
  get url(): string {
    return `https://localhost:${this.ports.https}`;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What nginx.conf of Debian has around the files in conf.d, with all files in one folder. */
function wholeConfiguration(folder: string, example: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const asRoot = process.getuid?.() === 0 ? 'user root;' : '';
  return `${asRoot} daemon off; pid ${folder}/pid; error_log ${folder}/logs/error.log; worker_processes 1;
events {}
http { access_log off; ${temporary.join(' ')}
${example}
}`;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
