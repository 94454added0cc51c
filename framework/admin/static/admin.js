// JavaScript for every page; all pages work without it.
import { enhanceAutocomplete } from './autocomplete.js';
import { enhanceForms } from './forms.js';
import { enhanceLists } from './lists.js';
import { enhanceMatrices } from './matrix.js';
import { enableNavigation } from './navigation.js';
import { enhanceRelated } from './related.js';
import { enableSearch } from './search.js';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' };

/** The switch cycles through system default, light and dark. */
function enableThemeSwitch() {
  const button = document.querySelector('[data-theme-switch]');
  if (!button) return;
  const root = document.documentElement;
  const current = () => root.dataset.theme ?? 'system';
  const show = () => {
    button.querySelector('[data-theme-name]').textContent = current();
  };
  button.hidden = false;
  show();
  button.addEventListener('click', () => {
    const next = NEXT_THEME[current()];
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage is disabled: the choice applies to this page only.
    }
    show();
    document.dispatchEvent(new CustomEvent('themechange'));
  });
}

function makeMessagesDismissible() {
  for (const message of document.querySelectorAll('[data-message]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', 'Dismiss this message');
    button.addEventListener('click', () => {
      message.remove();
      document.getElementById('content').focus();
    });
    message.append(button);
  }
}

enableThemeSwitch();
enableNavigation();
enableSearch();
makeMessagesDismissible();
enhanceLists();
enhanceForms();
enhanceMatrices();
enhanceAutocomplete(document);
enhanceRelated();
