// Finds the process that uses a port, for error messages. Works on Linux by /proc (proc(5)), for processes of the same
// user.
import { readdir, readFile, readlink } from 'node:fs/promises';

/** Such as `node (process 123)`; '' if unknown. */
export async function holderOf(port: number): Promise<string> {
  try {
    const sockets = await socketsOn(port);
    if (sockets.size === 0) return '';
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      if (await hasOneOf(pid, sockets)) return `${await nameOf(pid)} (process ${pid})`;
    }
  } catch {
    // No /proc, or not ours to read.
  }
  return '';
}

/** The sockets, named as in the links of /proc/<pid>/fd: `socket:[12345]`. */
async function socketsOn(port: number): Promise<Set<string>> {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')));
  const rows = tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/));
  const found = rows.filter(([, local = '']) => local.endsWith(ending)).map((row) => row[9] ?? '0');
  // 0: the connection has ended, and belongs to no process.
  return new Set(found.filter((inode) => inode !== '0').map((inode) => `socket:[${inode}]`));
}

async function hasOneOf(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const files = await readdir(folder).catch(() => []);
  for (const file of files) {
    if (sockets.has(await readlink(`${folder}/${file}`).catch(() => ''))) return true;
  }
  return false;
}

async function nameOf(pid: string): Promise<string> {
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'a program')).trim();
}
