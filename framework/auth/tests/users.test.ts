// Users, groups and permissions, as the commands and the admin use them.
import { expect } from 'chai';
import type { Request } from 'express';
import { Database } from '../../db/database.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { findUser, findUserByUsername, Group, Session, User, type UserRow } from '../models.js';
import { verifyPassword } from '../passwords.js';
import { permissionsOf, setGroupPermissions, setGroups, setUserPermissions } from '../permissions.js';
import { findSession, startSession } from '../sessions.js';
import { loadStaff, SESSION_COOKIE } from '../staff.js';
import { createToken, findUserByToken } from '../tokens.js';
import { createUser, deleteUsers, setPassword, updateUser } from '../users.js';

async function failure(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  return promise.then(
    () => ({ code: 'none', message: '' }),
    (error: unknown) => error as { code: string; message: string },
  );
}

onEachDatabase('staff users', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
  });
  afterEach(async () => {
    await db.close();
    await database.drop();
  });

  it('are stored with a hash, found by name, and active unless told otherwise', async () => {
    const made = await createUser(db, {
      username: 'ada',
      email: 'Ada@EXAMPLE.com',
      password: 'violet umbrella',
    });
    const found = await findUserByUsername(db.read, 'ada');
    expect(found).to.deep.equal(made);
    expect(found).to.include({
      email: 'Ada@example.com',
      is_active: true,
      is_staff: false,
      is_superuser: false,
    });
    expect(found?.last_login).to.equal(null);
    expect((await verifyPassword('violet umbrella', found?.password ?? '')).ok).to.equal(true);
    for (const other of ['Ada', 'ad', '', 'ada\0', 'a'.repeat(200)]) {
      expect(await findUserByUsername(db.read, other), other).to.equal(undefined);
    }
  });

  it('have names of their own, made of letters, digits and @.+-_', async () => {
    await createUser(db, { username: 'ada' });
    expect(await failure(createUser(db, { username: 'ada' }))).to.include({
      code: 'already_exists',
      message: 'A user with that username already exists.',
    });
    for (const username of ['', 'a b', 'a/b', '<b>', 'a'.repeat(151), 'a\n']) {
      expect((await failure(createUser(db, { username }))).code, username).to.equal('invalid');
    }
    expect((await createUser(db, { username: 'zoë.o+x@y_z-1' })).username).to.equal('zoë.o+x@y_z-1');
    expect(await User.objects(db.read).pluck('username')).to.have.members(['ada', 'zoë.o+x@y_z-1']);
  });

  it('have their own permissions and their groups’; superusers all; inactive ones none', async () => {
    const logIn = async (user: UserRow): Promise<Request> => {
      const cookie = `${SESSION_COOKIE}=${await startSession(db, user, '127.0.0.1')}`;
      return { headers: { cookie } } as Request;
    };
    const may = async (user: UserRow, code: string) => (await loadStaff(db, await logIn(user)))?.may(code);
    const ada = await createUser(db, { username: 'ada', is_staff: true });
    await db.transaction(async (trx) => {
      const [group] = await Group.objects(trx).insert({ name: 'Order desk', version: 1 }).returning('*');
      const id = (group as { id: number }).id;
      await setGroupPermissions(trx, id, ['orders.view_order', 'orders.change_order']);
      await setGroups(trx, ada.id, [id]);
      await setUserPermissions(trx, ada.id, ['products.view_product', 'orders.view_order']);
    });
    expect([...(await permissionsOf(db.read, ada.id))].sort()).to.deep.equal([
      'orders.change_order',
      'orders.view_order',
      'products.view_product',
    ]);
    expect(await may(ada, 'orders.change_order')).to.equal(true);
    expect(await may(ada, 'orders.delete_order')).to.equal(false);
    const root = await createUser(db, { username: 'root', is_staff: true, is_superuser: true });
    expect(await may(root, 'orders.delete_order')).to.equal(true);
    const before = await logIn(ada);
    await db.transaction((trx) => updateUser(trx, ada.id, { is_active: false }));
    expect(await loadStaff(db, before)).to.equal(null);
    expect(await may(ada, 'orders.change_order')).to.equal(undefined);
    await db.transaction((trx) => setGroups(trx, ada.id, []));
    expect([...(await permissionsOf(db.read, ada.id))].sort()).to.deep.equal([
      'orders.view_order',
      'products.view_product',
    ]);
  });

  it('keep the last superuser who can log in', async () => {
    const root = await createUser(db, { username: 'root', is_superuser: true, is_staff: true });
    const idle = await createUser(db, {
      username: 'idle',
      is_superuser: true,
      is_staff: true,
      is_active: false,
    });
    for (const changes of [{ is_active: false }, { is_superuser: false }, { is_staff: false }]) {
      const refused = await failure(db.transaction((trx) => updateUser(trx, root.id, changes)));
      expect(refused.code).to.equal('in_use');
    }
    expect((await failure(db.transaction((trx) => deleteUsers(trx, [root.id])))).code).to.equal('in_use');
    expect(await findUser(db.read, root.id)).to.deep.equal(root);
    await db.transaction((trx) => updateUser(trx, idle.id, { is_active: true }));
    await db.transaction((trx) => updateUser(trx, root.id, { is_active: false }));
    expect((await findUser(db.read, root.id))?.is_active).to.equal(false);
  });

  it('keep one of two superusers who remove each other at once', async () => {
    const first = await createUser(db, { username: 'first', is_superuser: true, is_staff: true });
    const second = await createUser(db, { username: 'second', is_superuser: true, is_staff: true });
    const results = await Promise.all(
      [first, second].map(({ id }) =>
        failure(db.transaction((trx) => updateUser(trx, id, { is_superuser: false }))),
      ),
    );
    expect(results.map((result) => result.code).sort()).to.deep.equal(['in_use', 'none']);
    expect(await User.objects(db.read).where({ is_superuser: true })).to.have.length(1);
  });

  it('lose their sessions with a new password, with their rights, and with their account', async () => {
    const ada = await createUser(db, { username: 'ada', is_staff: true, password: 'violet umbrella' });
    const [here, there] = [
      await startSession(db, ada, '127.0.0.1'),
      await startSession(db, ada, '127.0.0.1'),
    ];
    const session = await findSession(db.read, here);
    expect(session).to.include({ username: 'ada', is_staff: true });
    await setPassword(db, ada.id, 'crimson umbrella', session?.session_id);
    expect(await findSession(db.read, here)).to.include({ username: 'ada' });
    expect(await findSession(db.read, there)).to.equal(undefined);
    await db.transaction((trx) => updateUser(trx, ada.id, { is_active: false }));
    expect(await Session.objects(db.read).select()).to.deep.equal([]);
    await db.transaction((trx) => updateUser(trx, ada.id, { is_active: true }));
    expect(await findSession(db.read, here)).to.equal(undefined);
  });

  it('get no session from a password that was changed while it was verified', async () => {
    const ada = await createUser(db, { username: 'ada', is_staff: true, password: 'violet umbrella' });
    await setPassword(db, ada.id, 'crimson umbrella');
    expect(await startSession(db, ada, '127.0.0.1')).to.equal(null);
    expect(await Session.objects(db.read).select()).to.deep.equal([]);
  });

  it('have one API token, of which only the hash is kept', async () => {
    const ada = await createUser(db, { username: 'ada', is_staff: true });
    const old = await createToken(db, 'ada');
    const key = await createToken(db, 'ada');
    expect(await findUserByToken(db.read, old)).to.equal(undefined);
    expect((await findUserByToken(db.read, key))?.id).to.equal(ada.id);
    const stored = (await db.read('auth_token').select()) as { key_hash: string }[];
    expect(stored).to.have.length(1);
    expect(stored[0]?.key_hash)
      .to.match(/^[0-9a-f]{64}$/)
      .and.not.include(key);
    await db.transaction((trx) => updateUser(trx, ada.id, { is_active: false }));
    expect(await findUserByToken(db.read, key)).to.equal(undefined);
    expect((await failure(createToken(db, 'ada'))).code).to.equal('forbidden');
    expect((await failure(createToken(db, 'nobody'))).code).to.equal('not_found');
  });
});
