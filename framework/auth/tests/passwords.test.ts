// Password hashes in Django's encodings, and the rules for new passwords.
import { expect } from 'chai';
import { useCostlyPasswords } from '../../../testing/passwords.js';
import { hashPassword, unusablePassword, verifyPassword } from '../passwords.js';
import { passwordProblems } from '../password_validators.js';

/** Made by Django 3.2 from "correct horse battery". */
const DJANGO_HASH =
  'pbkdf2_sha256$260000$4imlecAV6DVo4jf1KKZ6oX$sLKR/WzRGDZ4750HD2ZV4hTSN8M2BVTuLKvJ9vR7GuE=';
/** argon2id as Django writes it, with the costs of this shop. */
const ENCODING = /^argon2\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;

describe('passwords', () => {
  useCostlyPasswords();

  it('are stored as argon2id in Django’s encoding, each with a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('same words'), hashPassword('same words')]);
    expect(one).to.match(ENCODING);
    expect(one).not.to.equal(other);
    expect(await verifyPassword('same words', one)).to.deep.equal({ ok: true, needsRehash: false });
    expect(await verifyPassword('Same words', one)).to.deep.equal({ ok: false, needsRehash: false });
  });

  it('that Django stored as PBKDF2 are right, and due for a new hash', async () => {
    expect(await verifyPassword('correct horse battery', DJANGO_HASH)).to.deep.equal({
      ok: true,
      needsRehash: true,
    });
    expect(await verifyPassword('correct horse batter', DJANGO_HASH)).to.deep.equal({
      ok: false,
      needsRehash: false,
    });
  });

  it('match no encoding that is empty, damaged, unusable or unknown', async () => {
    const damaged = [
      '',
      '!',
      unusablePassword(),
      'pbkdf2_sha256$0$salt$',
      'pbkdf2_sha256$260000$salt$AAAA',
      'pbkdf2_sha256$99999999999$salt$sLKR/WzRGDZ4750HD2ZV4hTSN8M2BVTuLKvJ9vR7GuE=',
      'argon2$argon2id$v=19$m=1,t=2',
      'argon2$',
      'md5$salt$5f4dcc3b5aa765d61d8327deb882cf99',
      'plain',
    ];
    for (const encoded of damaged) {
      expect(await verifyPassword('', encoded), encoded).to.deep.equal({ ok: false, needsRehash: false });
      expect((await verifyPassword('plain', encoded)).ok, encoded).to.equal(false);
    }
  });
});

describe('the rules for new passwords', () => {
  useCostlyPasswords();

  const person = { username: 'marguerite', email: 'margot@garden-shop.example' };
  const cases: [string, string[]][] = [
    ['violet umbrella 9', []],
    ['Wk7#pq', ['This password is too short. It must contain at least 8 characters.']],
    ['83749204829', ['This password is entirely numeric.']],
    ['password123', ['This password is too common.']],
    ['PassWord123', ['This password is too common.']],
    ['12345678', ['This password is too common.', 'This password is entirely numeric.']],
    ['marguerite1', ['The password is too similar to the username.']],
    ['garden-shop1', []],
    ['margot@garden-shop.example', ['The password is too similar to the email address.']],
    [
      '12345',
      [
        'This password is too short. It must contain at least 8 characters.',
        'This password is too common.',
        'This password is entirely numeric.',
      ],
    ],
    ['x'.repeat(1001), ['This password is too long. It must contain at most 1000 characters.']],
  ];
  for (const [password, problems] of cases) {
    it(`${password.slice(0, 30)}: ${problems.join(' ') || 'is good'}`, () => {
      expect(passwordProblems(password, person)).to.deep.equal(problems);
    });
  }

  describe('at their real cost', () => {
    useCostlyPasswords();

    it('are hashed in turn, and refused when too many wait', async function () {
      this.timeout(60_000);
      await hashPassword('x'); // loads argon2
      const settled = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword('x')));
      const refused = settled.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(refused.length).to.equal(80 - 4 - 60);
      for (const { reason } of refused)
        expect(reason).to.include({ code: 'unavailable', retryAfterSeconds: 2 });
      expect(await hashPassword('x')).to.match(/^argon2\$/);
    });
  });
});
