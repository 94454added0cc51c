// What endpoints answer is declared where their addresses are; testing/shop.ts holds each answer against it.
import { expect } from 'chai';
import { checkAnswer, undeclared } from '../testing/answer_schemas.js';

describe('declared answers', () => {
  it('every endpoint of the API declares its answers', () => {
    expect(undeclared()).to.deep.equal([]);
  });

  it('an answer of another shape or status is noticed', () => {
    const check = (status: number, body: unknown) => () =>
      checkAnswer('GET', 'http://localhost/api/categories/', status, body);
    expect(check(200, { categories: [{ id: 1, slug: 'a', name: 'A' }] })).not.to.throw();
    expect(check(200, { categories: [{ id: 1, slug: 'a' }] })).to.throw('must have required property');
    expect(check(200, { categories: [], more: 1 })).to.throw('must NOT have additional properties');
    expect(check(201, { categories: [] })).to.throw('the status is not declared');
    expect(check(404, { error: 'Not found.' })).to.throw('is not as declared');
  });
});
