// Runs before the page is painted, so that the chosen theme is shown at once. The choice is stored in
// localStorage; without one the system's preference applies (base.css).
(() => {
  const THEMES = ['light', 'dark'];
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage is disabled: the system's preference applies.
  }
  if (THEMES.includes(chosen)) root.dataset.theme = chosen;
  root.classList.add('has-script');
})();
