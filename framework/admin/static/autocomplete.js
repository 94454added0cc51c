// Relation fields with search: a combobox (WAI-ARIA pattern "editable combobox with list autocomplete")
// in front of the field that holds the id.

const DELAY_MS = 200;

export function enhanceAutocomplete(root) {
  for (const field of root.querySelectorAll('input[data-autocomplete-url]')) {
    if (field.type !== 'hidden') new Combobox(field);
  }
}

class Combobox {
  constructor(field) {
    this.field = field;
    this.options = [];
    this.optionsFor = '';
    this.active = -1;
    this.build();
    this.field.addEventListener('rowchosen', ({ detail }) => this.take(detail));
    this.input.addEventListener('input', () => this.searchSoon());
    this.input.addEventListener('focus', () => this.input.select());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('blur', () => void this.leave());
    document.addEventListener('scroll', () => this.list.hidden || this.place(), true);
    this.list.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const index = [...this.list.children].indexOf(event.target.closest('[role=option]'));
      if (index >= 0) this.choose(index);
    });
  }

  build() {
    const { field } = this;
    const wrapper = document.createElement('div');
    wrapper.className = 'autocomplete';
    this.input = document.createElement('input');
    this.input.type = 'text';
    this.list = document.createElement('ul');
    this.list.className = 'autocomplete-list';
    this.list.hidden = true;
    this.input.id = field.id;
    field.removeAttribute('id');
    this.list.id = `${this.input.id}_list`;
    for (const name of ['aria-describedby', 'aria-invalid', 'aria-label', 'required', 'placeholder']) {
      const value = field.getAttribute(name);
      if (value !== null) this.input.setAttribute(name, value);
    }
    const label = document.querySelector(`label[for="${CSS.escape(this.input.id)}"]`)?.textContent;
    for (const [name, value] of [
      ['role', 'combobox'],
      ['autocomplete', 'off'],
      ['aria-autocomplete', 'list'],
      ['aria-expanded', 'false'],
      ['aria-controls', this.list.id],
    ])
      this.input.setAttribute(name, value);
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', (label ?? field.getAttribute('aria-label') ?? 'Choices').trim());
    this.shown = (field.dataset.autocompleteText || field.value).trim();
    this.input.value = this.shown;
    field.removeAttribute('required');
    field.type = 'hidden';
    field.after(wrapper);
    wrapper.append(this.input, this.list);
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(), DELAY_MS);
  }

  get typed() {
    return this.input.value.trim();
  }

  /** The results for the typed text; all rows if it is the chosen one. A later search aborts this one. */
  async find() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.request = new AbortController();
    const url = new URL(this.field.dataset.autocompleteUrl, location.href);
    url.searchParams.set('term', this.typed === this.shown ? '' : this.typed);
    const response = await fetch(url, {
      signal: this.request.signal,
      headers: { Accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }

  async search() {
    const { typed } = this;
    try {
      const { results, pagination } = await this.find();
      this.show(results, pagination?.more);
      this.optionsFor = typed;
      // Enter selects the first result.
      if (typed !== '' && typed !== this.shown) this.move(1);
    } catch (error) {
      if (error.name !== 'AbortError') this.showNote('The search failed. Try again.');
    }
  }

  show(options, more) {
    this.options = options;
    this.active = -1;
    this.list.replaceChildren(
      ...options.map(({ text }, index) => {
        const item = document.createElement('li');
        item.id = `${this.list.id}_${index}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.textContent = text;
        return item;
      }),
    );
    if (options.length === 0) return this.showNote('Nothing found.');
    if (more) this.addNote('Type more to narrow the list.');
    this.setOpen(true);
  }

  showNote(text) {
    this.options = [];
    this.list.replaceChildren();
    this.addNote(text);
    this.setOpen(true);
  }

  addNote(text) {
    const note = document.createElement('li');
    note.className = 'note';
    note.setAttribute('role', 'option');
    note.setAttribute('aria-disabled', 'true');
    note.setAttribute('aria-selected', 'false');
    note.textContent = text;
    this.list.append(note);
  }

  setOpen(open) {
    this.list.hidden = !open;
    if (open) this.place();
    this.input.setAttribute('aria-expanded', String(open));
    if (!open) this.input.removeAttribute('aria-activedescendant');
  }

  /** Above everything, so that a scrolling table around the field does not clip it. */
  place() {
    const { left, bottom, top, width } = this.input.getBoundingClientRect();
    const { style } = this.list;
    const below = window.innerHeight - bottom;
    style.left = `${Math.max(0, Math.min(left, window.innerWidth - this.list.offsetWidth))}px`;
    style.minWidth = `${width}px`;
    const opensUp = below < this.list.offsetHeight && top > below;
    style.top = opensUp ? 'auto' : `${bottom + 2}px`;
    style.bottom = opensUp ? `${window.innerHeight - top + 2}px` : 'auto';
  }

  onKey(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.list.hidden) void this.search();
      else this.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      this.onEnter(event);
    } else if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      this.setOpen(false);
      this.input.value = this.shown;
    }
  }

  /** Submits the form only if the typed text is the chosen row. */
  onEnter(event) {
    const { typed } = this;
    if (this.list.hidden && typed === this.shown) return;
    event.preventDefault();
    if (!this.list.hidden && this.active >= 0 && this.optionsFor === typed) this.choose(this.active);
    else if (typed === '' || typed === this.shown) void this.leave();
    else void this.search();
  }

  move(step) {
    if (this.options.length === 0) return;
    this.active = (this.active + step + this.options.length) % this.options.length;
    [...this.list.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === this.active));
      if (index === this.active) {
        this.input.setAttribute('aria-activedescendant', item.id);
        item.scrollIntoView({ block: 'nearest' });
      }
    });
  }

  choose(index) {
    const option = this.options[index];
    if (!option) return;
    this.take(option);
    this.setOpen(false);
  }

  take({ id, text }) {
    this.field.value = id;
    this.shown = text.trim();
    this.input.value = this.shown;
    this.field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** An empty field means no relation, the full text of a row selects that row; anything else selects none. */
  async leave() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.setOpen(false);
    const { typed } = this;
    if (typed === '' && this.field.value !== '') this.take({ id: '', text: '' });
    else if (typed !== this.shown) {
      const [row, second] = (await this.rowsNow(typed)).filter(({ text }) => text.trim() === typed);
      if (this.typed !== typed || document.activeElement === this.input) return;
      if (row && !second) this.take(row);
    }
    this.input.value = this.shown;
  }

  /** The rows for the text, also if the field was left before the search. */
  async rowsNow(typed) {
    if (this.optionsFor === typed) return this.options;
    try {
      return (await this.find()).results;
    } catch {
      return []; // The search failed: nothing is selected.
    }
  }
}
