// URLs of PostgreSQL, as libpq reads them, and as they are given to libpq's programs.
import { expect } from 'chai';
import { readSettings } from '../../../ecommerce/settings.js';
import { forLibpq } from '../libpq.js';
import { parsePostgresUrl } from '../../postgres_urls.js';

describe('a URL of PostgreSQL', () => {
  it('may name several hosts, and which of them fits', () => {
    const url = 'postgres://u:p%40ss@a:5432,[::1]:5433,c/shop?sslmode=disable';
    expect(parsePostgresUrl(`${url}&target_session_attrs=primary&connect_timeout=4`)).to.deep.equal({
      urls: [
        'postgres://u:p%40ss@a:5432/shop?sslmode=disable',
        'postgres://u:p%40ss@[::1]:5433/shop?sslmode=disable',
        'postgres://u:p%40ss@c/shop?sslmode=disable',
      ],
      target: 'primary',
      connectTimeoutMs: 4_000,
    });
    expect(parsePostgresUrl(url)).to.include({ target: 'read-write', connectTimeoutMs: undefined });
    expect(parsePostgresUrl('postgres:///shop?host=/run/postgresql')).to.include({ target: 'any' });
  });

  it('is refused with the name of the setting, and without the password', () => {
    for (const [rest, problem] of [
      ['a:x,b/shop', '"a:x" is not a host or host:port'],
      ['a,b/shop?target_session_attrs=master', 'target_session_attrs must be one of any, read-write'],
      ['a,b/shop?connect_timeout=soon', 'connect_timeout must be a whole number of seconds'],
      ['c/shop?host=a,b', 'several hosts are written as postgres://'],
    ] as const) {
      const { problems, DATABASE_URL } = readSettings({ DATABASE_URL: `postgres://u:secret@${rest}` });
      expect(problems.join(), rest).to.contain(`DATABASE_URL: ${problem}`);
      expect(problems.join() + DATABASE_URL).to.not.contain('secret');
    }
  });

  it('of a replica goes only with a database of PostgreSQL', () => {
    const replica = { DATABASE_REPLICA_URL: 'postgres://u:secret@b/shop' };
    const good = readSettings({ ...replica, DATABASE_URL: 'postgres://u@a/shop' });
    expect([good.problems, good.DATABASE_REPLICA_URL]).to.deep.equal([[], replica.DATABASE_REPLICA_URL]);
    const { problems } = readSettings(replica);
    expect(problems).to.deep.equal(['DATABASE_REPLICA_URL: DATABASE_URL must be of PostgreSQL too.']);
  });

  it('is given to psql without the password, and with the names of libpq', () => {
    expect(forLibpq('postgres://u:p%40ss@a:1,b:2/shop?connect_timeout=4&sslmode=no-verify')).to.deep.equal({
      url: 'postgres://u@a:1,b:2/shop?connect_timeout=4',
      environment: { PGPASSWORD: 'p@ss', PGTARGETSESSIONATTRS: 'read-write', PGSSLMODE: 'require' },
    });
    expect(forLibpq('postgres://u@a/shop').environment).to.include({ PGSSLMODE: 'verify-full' });
    const local = 'postgres://u@localhost/shop';
    expect(forLibpq(local)).to.deep.equal({ url: local, environment: {} });
  });
});
