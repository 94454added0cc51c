// Change forms: adding and removing rows of inlines, a warning before changes are lost, and no second
// submit while the first is in progress.
import { enhanceAutocomplete } from './autocomplete.js';

export function enhanceForms() {
  for (const form of document.querySelectorAll('[data-change-form]')) {
    warnWhenUnsaved(form, ':is(input, select, textarea)');
    for (const field of form.querySelectorAll('[data-prepopulate-from]')) enablePrepopulation(field);
    for (const box of form.querySelectorAll('[data-checkbox-filter]')) enableFilter(box);
    (form.querySelector('[aria-invalid=true]') ?? null)?.focus();
  }
  for (const group of document.querySelectorAll('[data-inline]')) enableInline(group);
}

/** A page is not notified when a request is stopped: after this time one may submit again. */
const RETRY_MS = 5_000;

/**
 * Asks before leaving the page when a matching control of the form has changed since it was loaded.
 * `maySubmit` gets the event and whether a control has changed, and decides before each submit.
 */
export function warnWhenUnsaved(form, selector, maySubmit = () => true) {
  let submitted = false;
  const allowSubmit = () => {
    submitted = false;
  };
  const state = () =>
    [...form.querySelectorAll(selector)]
      .filter((control) => control.name)
      .map((control) => (control.type === 'checkbox' ? control.checked : control.value))
      .join('\u0000');
  const before = state();
  const isChanged = () => state() !== before;
  form.addEventListener('submit', (event) => {
    if (submitted || !maySubmit(event, isChanged())) {
      event.preventDefault();
      return;
    }
    submitted = true;
    setTimeout(allowSubmit, RETRY_MS);
  });
  window.addEventListener('pageshow', allowSubmit);
  window.addEventListener('beforeunload', (event) => {
    if (!submitted && isChanged()) event.preventDefault();
  });
}

/** Shows the checkboxes whose label or heading has all typed words, and how many are chosen. */
function enableFilter(box) {
  const groups = [...document.getElementById(box.dataset.checkboxFilter).querySelectorAll('fieldset')];
  const input = box.querySelector('input');
  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/);
    for (const group of groups) {
      const heading = group.querySelector('legend')?.textContent ?? '';
      const items = [...group.querySelectorAll('li')];
      for (const item of items) {
        const text = `${heading} ${item.textContent}`.toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
      }
      group.hidden = items.every(({ hidden }) => hidden);
    }
    count();
  };
  const count = () => {
    const all = groups.flatMap((group) => [...group.querySelectorAll('input')]);
    const shown = all.filter((checkbox) => !checkbox.closest('li').hidden).length;
    const chosen = all.filter(({ checked }) => checked).length;
    box.querySelector('[data-checkbox-count]').textContent = `${shown} shown, ${chosen} chosen`;
  };
  box.hidden = false;
  input.addEventListener('input', filter);
  input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  for (const group of groups) group.addEventListener('change', count);
  filter();
}

/** Fills an empty field from others, as a slug from a name, until somebody types into it. */
function enablePrepopulation(field) {
  if (field.value !== '') return;
  const sources = field.dataset.prepopulateFrom.split(' ').map((name) => field.form.elements[name]);
  let typed = false;
  field.addEventListener('input', () => {
    typed = true;
  });
  for (const source of sources) {
    source.addEventListener('input', () => {
      if (!typed) field.value = slugOf(sources.map(({ value }) => value).join(' '), field.maxLength);
    });
  }
}

const LETTERS = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** "Home & Garden" → "home-garden": lower-case letters, digits and hyphens. */
function slugOf(text, maxLength) {
  const plain = text.toLowerCase().replace(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter]);
  const words =
    plain
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[a-z0-9]+/g) ?? [];
  return words
    .join('-')
    .slice(0, maxLength > 0 ? maxLength : undefined)
    .replace(/-$/, '');
}

function enableInline(group) {
  const total = group.querySelector('[data-total-forms]');
  const template = group.querySelector('template[data-inline-template]');
  const add = group.querySelector('[data-inline-add]');
  const body = group.querySelector('tbody');
  if (!total || !template || !add || !body) return;
  add.hidden = false;
  add.addEventListener('click', () => {
    const row = template.content.firstElementChild.cloneNode(true);
    renumber(row, '__prefix__', total.value);
    total.value = String(Number(total.value) + 1);
    body.append(row);
    const remove = row.querySelector('[data-inline-remove]');
    if (remove) {
      remove.hidden = false;
      remove.addEventListener('click', () => removeRow(group, row, add));
    }
    enhanceAutocomplete(row);
    row.querySelector('input:not([type=hidden]), select, textarea')?.focus();
  });
  group.addEventListener('change', (event) => {
    if (event.target.name?.endsWith('-DELETE')) {
      event.target.closest('[data-inline-row]')?.classList.toggle('deleted', event.target.checked);
    }
  });
}

/** Removes a row that was never saved, and renumbers the others. */
function removeRow(group, row, add) {
  const rows = [...group.querySelectorAll('tbody [data-inline-row]')];
  const total = group.querySelector('[data-total-forms]');
  const index = rows.indexOf(row);
  row.remove();
  rows.slice(index + 1).forEach((later, offset) => renumber(later, index + 1 + offset, index + offset));
  total.value = String(Number(total.value) - 1);
  add.focus();
}

const NUMBERED = [
  'name',
  'id',
  'for',
  'aria-describedby',
  'aria-labelledby',
  'aria-label',
  'aria-controls',
  'list',
];

function renumber(row, from, to) {
  const pattern = new RegExp(`-${from}(?=-|$|\\s)`, 'g');
  for (const element of [row, ...row.querySelectorAll('*')]) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.replace(pattern, `-${to}`));
    }
  }
}
