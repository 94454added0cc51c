// What endpoints answer is declared where their addresses are; testing/shop.ts holds each answer against the OpenAPI
// document that is made from it.
import { expect } from 'chai';
import { checkAnswer, undeclared } from '../testing/answer_schemas.js';

describe('declared answers', () => {
  it('every endpoint of the API declares its answers', () => {
    expect(undeclared()).to.deep.equal([]);
  });

  const usual = { 'X-Request-Id': 'abc', 'Content-Type': 'application/json; charset=utf-8', ETag: '"1"' };
  const check =
    (status: number, body: unknown, headers: Record<string, string> = {}) =>
    () =>
      checkAnswer({
        method: 'GET',
        url: 'http://localhost/api/categories/',
        ...{ status, body, headers: new Headers({ ...usual, 'Cache-Control': 'no-cache', ...headers }) },
      });

  it('an answer of another shape or status is noticed', () => {
    expect(check(200, { categories: [{ id: 1, slug: 'a', name: 'A' }] })).not.to.throw();
    expect(check(200, { categories: [{ id: 1, slug: 'a' }] })).to.throw('must have required property');
    expect(check(200, { categories: [], more: 1 })).to.throw('must NOT have additional properties');
    expect(check(201, { categories: [] })).to.throw('the status is not documented');
    expect(check(400, { error: 'Not valid.' })).to.throw('is not as documented');
  });

  it('another media type, header or error code is noticed', () => {
    const error = { error: 'No.', details: [], request_id: 'abc' };
    const ofErrors = () =>
      checkAnswer({
        method: 'GET',
        url: 'http://localhost/api/categories/',
        status: 400,
        body: { ...error, code: 'invalid' },
        headers: new Headers({ 'X-Request-Id': 'abc', 'Content-Type': 'application/json' }),
      });
    expect(ofErrors).not.to.throw();
    expect(check(200, '<html>', { 'Content-Type': 'text/html' })).to.throw('the media type text/html');
    expect(check(200, { categories: [] }, { Location: '/' })).to.throw(
      'the header Location is not documented',
    );
    expect(check(400, { ...error, code: 'conflict' })).to.throw('the error code conflict is not documented');
  });
});
