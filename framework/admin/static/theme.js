// Runs before the page is painted, so that the chosen theme and a folded navigation are shown at once. The choices
// are stored in localStorage; without one the system's preference applies (base.css).
(() => {
  const THEMES = ['light', 'dark'];
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
    root.classList.toggle('navigation-folded', localStorage.getItem('navigation') === 'folded');
  } catch {
    // Storage is disabled: the system's preference applies.
  }
  if (THEMES.includes(chosen)) root.dataset.theme = chosen;
  root.classList.add('has-script');
})();
