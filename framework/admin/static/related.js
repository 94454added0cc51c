// Links beside a relation field: they add, change and show a row in a window of its own. When the row is
// saved, popup.js sends it to this page, and the form keeps what was typed.

/** The field's group by the window that was opened for it. */
const groups = new Map();

export function enhanceRelated() {
  for (const group of document.querySelectorAll('[data-related]')) showLinks(group);
  document.addEventListener('change', ({ target }) => {
    const group = target.closest('[data-related]');
    if (group) showLinks(group);
  });
  document.addEventListener('click', openWindow);
  window.addEventListener('message', takeRow);
}

/** The control with the row's id; the first of several checkboxes, if there are any. */
function fieldOf(group) {
  return group.querySelector('select[name], input[name]');
}

/** Links to the chosen row exist only while one is chosen. */
function showLinks(group) {
  const value = fieldOf(group)?.value ?? '';
  for (const link of group.querySelectorAll('a[data-href-template]')) {
    link.hidden = !/^\d+$/.test(value);
    link.href = link.dataset.hrefTemplate.replace('__fk__', value);
  }
}

function openWindow(event) {
  const link = event.target.closest('a[data-related-window]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const group = link.closest('[data-related]');
  const opened = window.open(
    link.href,
    `related_${fieldOf(group)?.name ?? group.dataset.related}`,
    'width=900,height=640,scrollbars',
  );
  // Without permission to open windows, the link opens a tab.
  if (!opened) return;
  event.preventDefault();
  groups.set(opened, group);
  opened.focus();
}

function takeRow({ origin, source, data }) {
  const group = groups.get(source);
  if (origin !== location.origin || !group?.isConnected || !data?.related) return;
  const { done, id, text } = data.related;
  for (const each of groupsOf(group.dataset.related)) {
    const field = fieldOf(each);
    const isChosen = done === 'added' ? each === group : field?.value === id;
    const checkboxes = each.querySelector('.checkbox-groups');
    if (checkboxes) takeCheckbox(checkboxes, { id, text }, isChosen);
    else if (field.tagName === 'SELECT') takeOption(field, { id, text }, isChosen);
    else if (isChosen) takeText(field, { id, text });
  }
  if (done === 'added') fieldOf(group)?.dispatchEvent(new Event('change', { bubbles: true }));
  showLinks(group);
}

/** The groups of all fields for this model, including those of lines that are not added yet. */
function groupsOf(model) {
  const templates = [...document.querySelectorAll('template')].map(({ content }) => content);
  return [document, ...templates].flatMap((root) => [...root.querySelectorAll(`[data-related="${model}"]`)]);
}

function takeOption(select, { id, text }, isChosen) {
  let option = [...select.options].find(({ value }) => value === id);
  if (!option) select.append((option = new Option(text, id)));
  option.textContent = text;
  if (isChosen) select.value = id;
}

/** A field with search (autocomplete.js) shows the title; without search, the number. */
function takeText(field, row) {
  field.value = row.id;
  field.dispatchEvent(new CustomEvent('rowchosen', { detail: row }));
}

function takeCheckbox(group, { id, text }, isChosen) {
  let list = group.querySelector('ul');
  if (!list) {
    list = document.createElement('ul');
    list.className = 'checkbox-list';
    group.replaceChildren(list);
  }
  const [item, label, input] = ['li', 'label', 'input'].map((name) => document.createElement(name));
  Object.assign(input, { type: 'checkbox', name: group.dataset.name, value: id, checked: isChosen });
  label.append(input, ` ${text}`);
  item.append(label);
  list.append(item);
}
