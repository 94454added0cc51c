// The search box at the top: results while typing (WAI-ARIA pattern "editable combobox with list autocomplete").
// Enter opens the one that is marked, which is the first; `/` puts the cursor into the box.

const DELAY_MS = 150;

export function enableSearch() {
  const form = document.querySelector('[data-site-search]');
  if (form) new SiteSearch(form);
}

class SiteSearch {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector('input');
    this.list = form.querySelector('[data-site-search-results]');
    this.status = form.querySelector('[role=status]');
    this.active = -1;
    this.shownFor = '';
    for (const [name, value] of [
      ['role', 'combobox'],
      ['aria-autocomplete', 'list'],
      ['aria-expanded', 'false'],
      ['aria-controls', this.list.id],
    ])
      this.input.setAttribute(name, value);
    this.input.addEventListener('input', () => this.searchSoon());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('focus', () => this.input.select());
    this.input.addEventListener('blur', () => this.setOpen(false));
    this.list.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const option = event.target.closest('[role=option]');
      if (option) this.open(option, event.ctrlKey || event.metaKey);
    });
    document.addEventListener('keydown', (event) => this.onSlash(event));
  }

  get options() {
    return [...this.list.querySelectorAll('[role=option]')];
  }

  onSlash(event) {
    const { target } = event;
    const types = target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || types) return;
    event.preventDefault();
    this.input.focus();
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(), DELAY_MS);
  }

  async search() {
    const typed = this.input.value.trim();
    this.request?.abort();
    if (typed === '') return this.setOpen(false);
    this.request = new AbortController();
    const url = new URL(this.form.action);
    url.searchParams.set('q', typed);
    try {
      const { signal } = this.request;
      const response = await fetch(url, { signal, headers: { Accept: 'application/json' } });
      if (!response.ok) throw new Error(`status ${response.status}`);
      this.show((await response.json()).kinds, typed);
    } catch (error) {
      // Enter shows the results on a page of their own.
      if (error.name !== 'AbortError') this.setOpen(false);
    }
  }

  show(kinds, typed) {
    this.shownFor = typed;
    this.list.replaceChildren(...kinds.map((kind, index) => this.group(kind, index)));
    const { length } = this.options;
    this.status.textContent =
      length === 0 ? 'Nothing found.' : `${length} ${length === 1 ? 'result' : 'results'}`;
    if (length === 0) this.list.append(element('li', 'note', 'Nothing found.'));
    this.setOpen(document.activeElement === this.input);
    this.mark(length === 0 ? -1 : 0);
  }

  group({ name, rows, listUrl, more }, index) {
    const group = element('li', 'found-group');
    const heading = element('p', 'found-heading', name);
    heading.id = `${this.list.id}_${index}`;
    const list = document.createElement('ul');
    list.setAttribute('role', 'group');
    list.setAttribute('aria-labelledby', heading.id);
    const all = more ? [{ text: more, detail: '', url: listUrl }] : [];
    [...rows, ...all].forEach((row, place) => list.append(this.option(row, `${heading.id}_${place}`)));
    group.append(heading, list);
    group.setAttribute('role', 'presentation');
    return group;
  }

  option({ text, detail, url }, id) {
    const option = element('li', 'found-option');
    option.id = id;
    option.dataset.url = url;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.append(element('span', 'found-text', text), element('span', 'found-detail', detail));
    return option;
  }

  setOpen(open) {
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    if (!open) this.input.removeAttribute('aria-activedescendant');
  }

  mark(index) {
    const { options } = this;
    this.active = index;
    options.forEach((option, place) => option.setAttribute('aria-selected', String(place === index)));
    const marked = options[index];
    if (!marked) return this.input.removeAttribute('aria-activedescendant');
    this.input.setAttribute('aria-activedescendant', marked.id);
    marked.scrollIntoView({ block: 'nearest' });
  }

  onKey(event) {
    const { options } = this;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (this.list.hidden) void this.search();
      else if (options.length > 0) this.mark((this.active + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      const marked = options[this.active];
      const isCurrent = !this.list.hidden && this.shownFor === this.input.value.trim();
      if (!marked || !isCurrent) return;
      event.preventDefault();
      this.open(marked, false);
    } else if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      this.setOpen(false);
    }
  }

  open({ dataset: { url } }, inNewTab) {
    if (inNewTab) window.open(url);
    else location.assign(url);
  }
}

function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
