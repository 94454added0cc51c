// Runs before the page is painted, so that a chosen theme shows without a flash. The choice is kept in
// localStorage; without one the system's preference holds (base.css).
(() => {
  const THEMES = ['light', 'dark'];
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage is switched off: the system's preference holds.
  }
  if (THEMES.includes(chosen)) root.dataset.theme = chosen;
  root.classList.add('has-script');
})();
