// Tables of checkboxes: a filter of the rows, and boxes that tick all of a row or of a column.

export function enhanceMatrices() {
  for (const table of document.querySelectorAll('[data-matrix]')) enhance(table);
}

function enhance(table) {
  const rows = [...table.tBodies[0].rows];
  const columns = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const ticked = [];
  /** A box that ticks or clears the boxes that `all` finds. */
  const addAll = (cell, label, all) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.setAttribute('aria-label', label);
    const frame = document.createElement('label');
    frame.append(box);
    cell.append(frame);
    box.addEventListener('change', () => {
      for (const other of all()) other.checked = box.checked;
      show();
    });
    ticked.push(() => {
      const boxes = all();
      const count = boxes.filter(({ checked }) => checked).length;
      box.checked = boxes.length > 0 && count === boxes.length;
      box.indeterminate = count > 0 && count < boxes.length;
      box.disabled = boxes.length === 0;
    });
  };
  const boxesOf = (cells) => cells.flatMap((cell) => [...cell.querySelectorAll('input[name]')]);
  const shown = () => rows.filter(({ hidden }) => !hidden);

  const allRow = table.tBodies[0].insertRow(0);
  allRow.append(heading('row', 'All'));
  for (const [index, column] of columns.entries()) {
    const boxes = () => boxesOf(shown().map((row) => row.cells[index + 1]));
    addAll(allRow.insertCell(), `${column}: all rows that are shown`, boxes);
  }
  allRow.insertCell();
  table.tHead.rows[0].append(heading('col', 'All'));
  for (const row of rows)
    addAll(row.insertCell(), `All: ${row.cells[0].textContent}`, () => boxesOf([...row.cells]));

  const filter = document.querySelector(`[data-matrix-filter="${table.id}"]`);
  const count = filter.querySelector('[data-matrix-count]');
  const show = () => {
    for (const update of ticked) update();
    const chosen = boxesOf(rows.flatMap((row) => [...row.cells])).filter(({ checked }) => checked).length;
    count.textContent = `${shown().length} of ${rows.length} shown, ${chosen} ticked`;
  };
  const input = filter.querySelector('input');
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/);
    for (const [row, text] of texts) row.hidden = !words.every((word) => text.includes(word));
    show();
  });
  input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  table.addEventListener('change', show);
  filter.hidden = false;
  show();
}

function heading(scope, text) {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
