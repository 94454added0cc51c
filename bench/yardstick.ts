// A bare Express app that answers one small JSON: the unit of the shop's speed.
import express from 'express';

const app = express();
app.get('/', (_request, response) => {
  response.json({ id: 1, name: 'Laptop', price: 999.99, stock_quantity: 50 });
});
app.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
