// A committed migration never changes, nor does what migrations import. tests/migration_hashes.json has the
// SHA-256 of each file under migrations/.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { MIGRATIONS_DIR } from '../framework/db/migrations.js';

const LIST = 'tests/migration_hashes.json';
const known = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'migration_hashes.json'), 'utf8'),
) as Record<string, string>;

describe('committed migrations', () => {
  const files = readdirSync(MIGRATIONS_DIR, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();

  for (const file of files) {
    it(`${file} is as it was committed`, () => {
      const hash = createHash('sha256')
        .update(readFileSync(path.join(MIGRATIONS_DIR, file)))
        .digest('hex');
      // A new one may still change. It is committed with its hash.
      if (!known[file] && process.env.CI !== 'true') return;
      const advice = known[file]
        ? `migrations/${file} was changed after it was committed. Databases that ran it will never run it again. ` +
          'Restore the file, and put the change into a new migration.'
        : `migrations/${file} is new. When it is finished, add this line to ${LIST}: "${file}": "${hash}"`;
      expect(known[file], advice).to.equal(hash);
    });
  }

  it('none was deleted', () => {
    expect(Object.keys(known).filter((file) => !files.includes(file))).to.deep.equal([]);
  });
});
