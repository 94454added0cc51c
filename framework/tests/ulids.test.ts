// ULIDs are made of the time and of random digits.
import { expect } from 'chai';
import { decodeTime, isValid } from 'ulid';
import { newUlid } from '../ulids.js';

describe('ULIDs', () => {
  it('are different and have the time', () => {
    const before = Date.now();
    const made = Array.from({ length: 5_000 }, newUlid);
    expect(new Set(made.map((id) => id.slice(10)))).to.have.length(made.length);
    expect(made.every(isValid)).to.equal(true);
    for (const id of made) expect(decodeTime(id)).to.be.within(before, Date.now());
  });

  it('use every digit at every place', () => {
    const made = Array.from({ length: 5_000 }, newUlid);
    for (let place = 10; place < 26; place += 1) {
      expect(new Set(made.map((id) => id[place]))).to.have.length(32);
    }
  });
});
