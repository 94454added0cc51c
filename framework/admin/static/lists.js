// The change list: selects all rows of the page, counts the selection, folds the filters if there is no room
// beside the list, and warns before edits are lost.
import { warnWhenUnsaved } from './forms.js';

export function enhanceLists() {
  for (const table of document.querySelectorAll('[data-select-table]')) enableSelection(table);
  for (const page of document.querySelectorAll('.list-page:not(.plain)')) foldFilters(page);
  const list = document.getElementById('changelist-form');
  if (list?.querySelector('.editable')) {
    warnWhenUnsaved(list, '.editable :is(input, select, textarea)', mayLoseOneOfBoth);
  }
}

/** An action does not save edits, and saving does not run the chosen action: asks first. */
function mayLoseOneOfBoth({ target, submitter }, isChanged) {
  const hasButton = submitter?.name === 'index' && submitter.value !== '0';
  const action = hasButton || target.querySelector('[name=action]')?.value;
  if (!isChanged || !action) return true;
  return window.confirm(
    submitter?.name === '_save'
      ? 'You have selected an action, but you haven’t saved your changes to individual fields yet. Please click OK to save. You’ll need to re-run the action.'
      : 'You have unsaved changes on individual editable fields. If you run an action, your unsaved changes will be lost.',
  );
}

function enableSelection(table) {
  const all = table.querySelector('[data-select-all]');
  const boxes = [...table.querySelectorAll('tbody .select-column input[type=checkbox]')];
  const form = table.closest('form') ?? document;
  const count = form.querySelector('[data-selection-count]');
  const across = acrossPages(form, () => setAll(false));
  let lastClicked = null;
  const show = () => {
    const selected = boxes.filter((box) => box.checked).length;
    const isAll = selected > 0 && selected === boxes.length;
    const allSelected = across.offer(isAll);
    if (count) count.textContent = allSelected || `${selected} of ${boxes.length} selected`;
    if (!all) return;
    all.checked = isAll;
    all.indeterminate = selected > 0 && !isAll;
  };
  const setAll = (checked) => {
    for (const box of boxes) box.checked = checked;
    show();
    all?.focus();
  };
  all?.addEventListener('change', () => setAll(all.checked));
  form.addEventListener('change', (event) => {
    if (event.target.name === 'select_across') show();
  });
  for (const box of boxes) {
    box.addEventListener('click', (event) => {
      if (event.shiftKey && lastClicked) checkBetween(boxes, lastClicked, box);
      lastClicked = box;
      show();
    });
  }
  // A browser that goes back restores the boxes after this script has run.
  window.addEventListener('pageshow', show);
  show();
}

/**
 * Selecting the rows of all pages: offered when all rows of this page are selected. `offer` returns the text for
 * the count, '' if not all are selected.
 */
function acrossPages(form, clear) {
  const label = form.querySelector('[data-select-across]');
  const box = label?.querySelector('input');
  const button = form.querySelector('[data-clear-selection]');
  button?.addEventListener('click', clear);
  return {
    offer(isPageSelected) {
      if (!label) return '';
      if (!isPageSelected) box.checked = false;
      label.hidden = !isPageSelected;
      button.hidden = !box.checked;
      return box.checked ? label.dataset.selectAcross : '';
    },
  };
}

function checkBetween(boxes, first, last) {
  const [from, to] = [boxes.indexOf(first), boxes.indexOf(last)].sort((a, b) => a - b);
  for (const box of boxes.slice(from, to + 1)) box.checked = last.checked;
}

/**
 * The filters are open beside the list, and folded above it, on a narrow screen or for a wide list. list.css
 * hides their body on narrow screens until this script has run.
 */
function foldFilters(page) {
  const list = page.querySelector('.list-main');
  const column = page.querySelector('.filters-column');
  const filters = page.querySelector('[data-filters]');
  let width = null;
  const fold = () => {
    if (page.clientWidth === width) return;
    width = page.clientWidth;
    const wasStacked = page.classList.contains('stacked');
    page.classList.remove('stacked');
    const isStacked = column.getBoundingClientRect().bottom <= list.getBoundingClientRect().top;
    page.classList.toggle('stacked', isStacked);
    if (isStacked !== wasStacked || !('ready' in filters.dataset)) filters.open = !isStacked;
    filters.dataset.ready = '';
  };
  new ResizeObserver(fold).observe(page);
  fold();
}
