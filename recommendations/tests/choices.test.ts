// /api/recommendations/: staff's own choices.
import { expect } from 'chai';
import { makeProduct } from '../../testing/makers/products.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';

onEachDatabase('/api/recommendations/', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const product = () => makeProduct(shop());
  const create = (product_id: unknown, recommended_product_id: unknown, position?: unknown) =>
    shop().send('POST', '/api/recommendations/', { product_id, recommended_product_id, position });

  /** A product with so many choices: its id, theirs, and the products chosen. */
  async function chosen(count: number): Promise<{ id: number; choices: number[]; products: number[] }> {
    const id = await product();
    const [choices, products]: [number[], number[]] = [[], []];
    for (let index = 0; index < count; index += 1) {
      products.push(await product());
      choices.push((await create(id, products[index])).body.id);
    }
    return { id, choices, products };
  }
  /** The chosen products of a product, by position; the positions are 1, 2, 3 … */
  async function listed(id: number): Promise<number[]> {
    const { body } = await shop().get(`/api/recommendations/?product_id=${id}`);
    const positions = body.recommendations.map((choice: { position: number }) => choice.position);
    expect(positions).to.deep.equal(positions.map((_: number, index: number) => index + 1));
    return body.recommendations.map(
      (choice: { recommended_product_id: number }) => choice.recommended_product_id,
    );
  }

  it('creates a choice, last unless told otherwise, and reads it', async () => {
    const { id, products } = await chosen(1);
    const other = await product();
    const made = await create(id, other);
    expect(made.status).to.equal(201);
    expect(made.body).to.deep.equal({
      ...{ id: made.body.id, product_id: id, recommended_product_id: other, position: 2 },
      created_at: made.body.created_at,
    });
    const read = await shop().get(`/api/recommendations/${made.body.id}/`);
    expect(read.status).to.equal(200);
    expect(read.body).to.deep.equal(made.body);
    expect(await listed(id)).to.deep.equal([...products, other]);
  });

  it('puts a choice at its position; those behind it move back', async () => {
    const { id, products } = await chosen(3);
    const [other, last] = [await product(), await product()];
    expect((await create(id, other, 2)).body.position).to.equal(2);
    expect((await create(id, last, 99)).body.position).to.equal(5);
    const [first, second, third] = products;
    expect(await listed(id)).to.deep.equal([first, other, second, third, last]);
  });

  it('lists by product and position, page by page', async () => {
    const { id, products } = await chosen(3);
    const first = await shop().get(`/api/recommendations/?product_id=${id}&page_size=2`);
    const { next_page_token } = first.body;
    const rest = await shop().get(
      `/api/recommendations/?product_id=${id}&page_size=2&page_token=${next_page_token}`,
    );
    const all = [...first.body.recommendations, ...rest.body.recommendations];
    expect(all.map((choice) => choice.recommended_product_id)).to.deep.equal(products);
    expect(rest.body.next_page_token).to.equal('');
    const everything = await shop().get('/api/recommendations/?page_size=100');
    expect(everything.body.recommendations).to.deep.include.members(all);
    expect((await shop().get('/api/recommendations/?product_id=x')).status).to.equal(400);
  });

  it('moves a choice, and recommends another product in its place', async () => {
    const { id, choices, products } = await chosen(3);
    const [first, second, third] = products;
    const path = `/api/recommendations/${choices[2]}/`;
    const moved = await shop().send('PUT', path, { position: 1 });
    expect(moved.status).to.equal(200);
    expect(moved.body).to.deep.include({ position: 1, recommended_product_id: third });
    expect(await listed(id)).to.deep.equal([third, first, second]);
    await shop().send('PUT', path, { position: 99 });
    expect(await listed(id)).to.deep.equal([first, second, third]);
    const other = await product();
    const changed = await shop().send('PUT', path, { recommended_product_id: other });
    expect(changed.body).to.deep.include({ position: 3, recommended_product_id: other });
    expect(await listed(id)).to.deep.equal([first, second, other]);
  });

  it('moves a choice to the product that it recommended, where it recommends another', async () => {
    const { id, choices, products } = await chosen(2);
    const [first = 0, second] = products;
    const other = await product();
    const body = { product_id: first, recommended_product_id: other };
    const moved = await shop().send('PUT', `/recommendations/${choices[0]}`, body);
    expect([moved.status, moved.body.product_id]).to.deep.equal([200, first]);
    expect([await listed(id), await listed(first)]).to.deep.equal([[second], [other]]);
  });

  it('deletes a choice; those behind it move up', async () => {
    const { id, choices, products } = await chosen(3);
    const path = `/api/recommendations/${choices[0]}/`;
    expect((await shop().send('DELETE', path)).status).to.equal(204);
    expect(await listed(id)).to.deep.equal(products.slice(1));
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const gone = await shop().send(method, path, method === 'PUT' ? { position: 1 } : undefined);
      expect(gone.status).to.equal(404);
    }
  });

  it('refuses what is there already, and changes nothing', async () => {
    const { id, choices, products } = await chosen(2);
    const message = `Product ${products[1]} is recommended there already`;
    for (const refused of [
      await create(id, products[1], 1),
      await shop().send('PUT', `/api/recommendations/${choices[0]}/`, {
        ...{ recommended_product_id: products[1], position: 2 },
      }),
    ]) {
      expect(refused.status).to.equal(409);
      expect(refused.body).to.deep.include({
        ...{ code: 'already_exists', error: `${message}.` },
        details: [{ field: 'recommended_product_id', message }],
      });
    }
    expect(await listed(id)).to.deep.equal(products);
  });

  it('refuses that a product recommends itself', async () => {
    const { id, choices, products } = await chosen(1);
    for (const refused of [
      await create(id, id),
      await shop().send('PUT', `/api/recommendations/${choices[0]}/`, { recommended_product_id: id }),
    ]) {
      expect(refused.status).to.equal(400);
      expect(refused.body.details).to.deep.equal([
        { field: 'recommended_product_id', message: 'must be another product' },
      ]);
    }
    expect(await listed(id)).to.deep.equal(products);
  });

  it('refuses products that are not there, and bad values', async () => {
    const [id, other] = [await product(), await product()];
    for (const [body, field] of <[[unknown, unknown, unknown?], string][]>[
      [[999_999, other], 'product_id'],
      [[id, 999_999], 'recommended_product_id'],
      [[undefined, other], 'product_id'],
      [[id, '7'], 'recommended_product_id'],
      [[id, other, -1], 'position'],
      [[id, other, 1.5], 'position'],
    ]) {
      const refused = await create(...body);
      expect(refused.status).to.equal(400);
      expect(refused.body.details[0].field).to.equal(field);
    }
    expect(await listed(id)).to.deep.equal([]);
  });

  it('keeps positions whole when several change at the same moment', async () => {
    const { id, choices } = await chosen(3);
    const [first, second] = [await product(), await product()];
    const answers = await Promise.all([
      create(id, first, 1),
      create(id, second, 1),
      shop().send('PUT', `/api/recommendations/${choices[0]}/`, { position: 3 }),
      shop().send('DELETE', `/api/recommendations/${choices[1]}/`),
    ]);
    expect(answers.map((answer) => answer.status)).to.deep.equal([201, 201, 200, 204]);
    expect(await listed(id)).to.have.length(4);
  });

  it('makes one of two equal choices at the same moment', async () => {
    const [id, other] = [await product(), await product()];
    const answers = await Promise.all([create(id, other), create(id, other)]);
    expect(answers.map((answer) => answer.status).sort()).to.deep.equal([201, 409]);
    expect(await listed(id)).to.deep.equal([other]);
  });

  it('goes with its products', async () => {
    const { id, products } = await chosen(2);
    expect((await shop().send('DELETE', `/api/products/${products[1]}/`)).status).to.equal(200);
    expect(await listed(id)).to.deep.equal(products.slice(0, 1));
    expect((await shop().send('DELETE', `/api/products/${id}/`)).status).to.equal(200);
    expect(await listed(id)).to.deep.equal([]);
  });
});
