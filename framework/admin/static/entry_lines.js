// A table of lines to type into, such as a delivery: Enter goes to the next field, and adds a line after the last one. The
// first field of a line is looked up, and the last cell says what was found.

for (const table of document.querySelectorAll('[data-entry-lines]')) enableLines(table);

function enableLines(table) {
  const body = table.tBodies[0];
  const empty = body.rows[body.rows.length - 1].cloneNode(true);
  table.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return;
    event.preventDefault();
    if (event.target.value.trim() !== '') next(body, event.target, empty).focus();
  });
  table.addEventListener('change', ({ target }) => {
    const row = target.closest('tr');
    if (target === row.querySelector('input')) void lookUp(table.dataset.lookupUrl, row, target);
  });
}

/** The field after this one; a line is added where there is none. */
function next(body, field, empty) {
  const inputs = () => [...body.querySelectorAll('input')];
  if (inputs().at(-1) === field) addLine(body, empty);
  return inputs()[inputs().indexOf(field) + 1];
}

function addLine(body, empty) {
  const line = empty.cloneNode(true);
  const number = body.rows.length + 1;
  for (const input of line.querySelectorAll('input')) {
    input.setAttribute('aria-label', input.getAttribute('aria-label').replace(/\d+$/, number));
  }
  body.append(line);
}

async function lookUp(url, row, input) {
  const text = input.value.trim();
  const cell = row.querySelector('[data-found]');
  clearProblem(input);
  cell.textContent = '';
  if (text === '') return;
  const answer = await fetch(`${url}?text=${encodeURIComponent(text)}`).catch(() => null);
  // The server checks it again when the form is sent.
  if (!answer?.ok || input.value.trim() !== text) return;
  const { product, problem } = await answer.json();
  if (product) cell.textContent = `${product.name}: ${product.stock_quantity.toLocaleString('en')}`;
  else showProblem(input, cell, problem);
}

function clearProblem(input) {
  input.parentElement.querySelector('.errors')?.remove();
  input.removeAttribute('aria-invalid');
  input.removeAttribute('aria-describedby');
}

let problems = 0;

function showProblem(input, cell, text) {
  const list = document.createElement('ul');
  const item = document.createElement('li');
  problems += 1;
  list.className = 'errors';
  list.id = `lookup_problem_${problems}`;
  item.textContent = text;
  list.append(item);
  input.before(list);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', list.id);
  cell.textContent = 'Not found';
}
