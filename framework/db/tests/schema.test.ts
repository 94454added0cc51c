// The models say what the migrations build: columns, their types and nulls, what is unique, what is
// indexed and what points where; a database that differs is reported.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../../../ecommerce/apps.js';
import { onEachDatabase, useDatabase } from '../../../testing/databases.js';
import { AutoField, CharField, ForeignKey, IntegerField, TextField } from '../fields.js';
import { defineModel, Model } from '../model.js';
import { Product } from '../../../products/models.js';
import { schemaDifferences } from '../schema_differences.js';

const Shelf = defineModel({
  app: 'library',
  name: 'Shelf',
  fields: { id: AutoField(), name: CharField({ maxLength: 50 }) },
});
const Book = defineModel({
  app: 'library',
  name: 'Book',
  indexes: [['title', 'id']],
  uniqueTogether: [['shelf_id', 'place']],
  fields: {
    id: AutoField(),
    title: CharField({ maxLength: 50 }),
    notes: TextField({ null: true }),
    place: IntegerField({}),
    shelf_id: ForeignKey({ to: () => Shelf, onDelete: 'protect' }),
    owner_id: ForeignKey({ to: () => Shelf, onDelete: 'cascade', null: true }),
  },
});

onEachDatabase('models and migrations', (dialect) => {
  const db = useDatabase(dialect);

  for (const model of INSTALLED_APPS.flatMap((app) => app.models)) {
    it(`${model.table} is as its model says`, async () => {
      expect(await schemaDifferences(db(), [model])).to.deep.equal([]);
    });
  }

  it('each difference is named', async () => {
    const knex = db().maintenance;
    await knex.schema.createTable('library_shelf', (table) => {
      table.increments('id');
      table.string('name', 50).notNullable();
    });
    expect(await schemaDifferences(db(), [Shelf, Book])).to.deep.equal([
      'The table library_book does not exist.',
    ]);
    await knex.schema.createTable('library_book', (table) => {
      table.increments('id');
      table.string('title', 60);
      table.integer('place').notNullable();
      table.integer('shelf_id').notNullable();
      table.integer('owner_id').references('library_shelf.id').onDelete('SET NULL');
      table.integer('colour').references('library_shelf.id').onDelete('CASCADE');
      table.index(['place', 'id']);
      table.unique(['title']);
    });
    const varchar = dialect === 'sqlite' ? 'varchar' : 'character varying';
    expect(await schemaDifferences(db(), [Shelf, Book])).to.deep.equal([
      `The column library_book.title is ${varchar}(60) null; the model says ${varchar}(50) not null.`,
      'The column library_book.notes does not exist.',
      'The column library_book.colour is in no model.',
      'The column library_book.shelf_id has no foreign key to library_shelf, on delete RESTRICT.',
      'The column library_book.owner_id has a foreign key to library_shelf, on delete SET NULL; the model says library_shelf, on delete CASCADE.',
      'The column library_book.colour has a foreign key to library_shelf, on delete CASCADE; the model has none.',
      'The table library_book has no index on (title, id).',
      'The table library_book has an additional index on (place, id).',
      'The table library_book has no unique index on (shelf_id, place).',
      'The table library_book has an additional unique index on (title).',
    ]);
    const counted = new Model(
      { ...Product.options, counts: { category_id: 'category_id' } },
      {
        ...Object.fromEntries(Product.fields),
      },
    );
    expect(await schemaDifferences(db(), [counted])).to.deep.equal([
      'The counts of products_product_count are by (archived, category_id, in_stock); the model says (category_id).',
    ]);
  });
});
