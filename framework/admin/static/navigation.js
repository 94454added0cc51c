// The navigation: a menu on narrow screens, folded or open beside the page on wide ones, and its filter.

export function enableNavigation() {
  const navigation = document.getElementById('navigation');
  if (!navigation) return;
  enableMenu(navigation);
  enableFold();
  enableFilter(navigation);
}

/** On narrow screens the navigation opens below the header instead of at the bottom. */
function enableMenu(navigation) {
  const link = document.querySelector('.menu-link');
  if (!link) return;
  const setOpen = (open) => {
    navigation.classList.toggle('open', open);
    link.setAttribute('aria-expanded', String(open));
  };
  link.setAttribute('role', 'button');
  link.setAttribute('aria-controls', 'navigation');
  setOpen(false);
  const toggle = (event) => {
    event.preventDefault();
    setOpen(!navigation.classList.contains('open'));
    if (navigation.classList.contains('open')) navigation.querySelector('a')?.focus();
  };
  link.addEventListener('click', toggle);
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') toggle(event);
  });
  navigation.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !navigation.classList.contains('open')) return;
    setOpen(false);
    link.focus();
  });
}

/** The choice is kept in localStorage; theme.js reads it before the page is painted. */
function enableFold() {
  const button = document.querySelector('[data-navigation-toggle]');
  const root = document.documentElement;
  const show = () => {
    button.setAttribute('aria-expanded', String(!root.classList.contains('navigation-folded')));
  };
  button.hidden = false;
  show();
  button.addEventListener('click', () => {
    const folded = root.classList.toggle('navigation-folded');
    show();
    try {
      if (folded) localStorage.setItem('navigation', 'folded');
      else localStorage.removeItem('navigation');
    } catch {
      // Storage is disabled: the choice applies to this page only.
    }
  });
}

/** Shows only the models whose name contains the text, which is kept while the browser's tab is open. */
function enableFilter(navigation) {
  const input = navigation.querySelector('[data-navigation-filter]');
  const filter = () => {
    const text = input.value.trim().toLowerCase();
    for (const section of navigation.querySelectorAll('section')) {
      const items = [...section.querySelectorAll('li')];
      for (const item of items) {
        item.hidden = !item.querySelector('a').textContent.toLowerCase().includes(text);
      }
      section.hidden = items.every((item) => item.hidden);
    }
    const isEmpty = [...navigation.querySelectorAll('section')].every((section) => section.hidden);
    input.classList.toggle('no-results', isEmpty);
    try {
      sessionStorage.setItem('navigation-filter', text);
    } catch {
      // Storage is disabled: the filter applies to this page only.
    }
  };
  input.hidden = false;
  try {
    input.value = sessionStorage.getItem('navigation-filter') ?? '';
  } catch {
    // Storage is disabled.
  }
  input.addEventListener('input', filter);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || input.value === '') return;
    event.stopPropagation();
    input.value = '';
    filter();
  });
  filter();
}
