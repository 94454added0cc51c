// Change forms: adding and removing rows of inlines, a warning before changes are lost, and no second
// submit while the first is in progress.
import { enhanceAutocomplete } from './autocomplete.js';

export function enhanceForms() {
  for (const form of document.querySelectorAll('[data-change-form]')) {
    warnWhenUnsaved(form, ':is(input, select, textarea)');
    for (const field of form.querySelectorAll('[data-prepopulate-from]')) enablePrepopulation(field);
    if ('saveWhenChanged' in form.dataset) showSaveWhenChanged(form);
    (form.querySelector('[aria-invalid=true]') ?? null)?.focus();
  }
  for (const group of document.querySelectorAll('[data-inline]')) enableInline(group);
}

/** The server refuses longer forms before it reads them, so that it could not show what was typed. */
const MAX_BYTES = 1024 * 1024;

/** Whether the form is too long to be sent; says so above it. */
function isTooLong(form) {
  form.querySelector(':scope > [data-too-long]')?.remove();
  const texts = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  if (new URLSearchParams(texts).toString().length < MAX_BYTES) return false;
  const note = document.createElement('p');
  note.className = 'error-note';
  note.setAttribute('role', 'alert');
  note.dataset.tooLong = '';
  note.textContent = 'This form is longer than 1 MB and was not sent. Shorten its texts.';
  form.prepend(note);
  note.scrollIntoView();
  return true;
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
  const isChanged = () => 'unsaved' in form.dataset || state() !== before;
  form.addEventListener('submit', (event) => {
    if (submitted || isTooLong(form) || !maySubmit(event, isChanged())) {
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

/** Hides the row of buttons until something is edited. */
function showSaveWhenChanged(form) {
  const row = form.querySelector('[data-save-row]');
  if (!row?.querySelector('button')) return;
  row.hidden = true;
  const show = () => {
    row.hidden = false;
  };
  for (const type of ['input', 'change']) form.addEventListener(type, show);
  form.querySelector('[data-inline-add]')?.addEventListener('click', show);
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
