// The page of an action with a preview: shows it while the answers are typed, so that one button does all. Without it, the
// first button shows the preview.

/** After the last key, before the server is asked. */
const WAIT_MS = 250;

for (const form of document.querySelectorAll('[data-action-preview]')) {
  let timer;
  let asked = 0;
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(form, (asked += 1), () => asked), WAIT_MS);
  };
  form.addEventListener('input', ask);
  // Somebody may have answered before this script has run.
  const answers = [...form.querySelectorAll('.form-row :is(input, select)')];
  const isAnswered = answers.some(({ type, checked, value }) => (type === 'radio' ? checked : value !== ''));
  if (isAnswered && !form.querySelector('[name=previewed]')) ask();
}

/** The same request as that of the button; its page has the preview and the button that confirms it. */
async function show(form, number, last) {
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(location.href, { method: 'POST', body }).catch(() => null);
  if (!answer?.ok || number !== last()) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const shown = page.querySelector('[data-action-preview]');
  if (!shown || number !== last()) return;
  for (const part of ['[data-preview]', '.submit-row']) {
    form.querySelector(part).replaceWith(shown.querySelector(part));
  }
  for (const row of form.querySelectorAll('.form-row')) showProblems(row, shown);
}

/** What is wrong with an answer; the field itself stays, for somebody types into it. */
function showProblems(row, shown) {
  const field = row.querySelector('[role=radiogroup], input, select');
  const other = shown.querySelector(`#${field.id}`);
  const problems = other.closest('.form-row').querySelector('.errors');
  row.querySelector('.errors')?.remove();
  row.classList.toggle('has-errors', problems !== null);
  if (problems) row.querySelector('.control').prepend(problems);
  for (const name of ['aria-invalid', 'aria-describedby']) {
    if (other.hasAttribute(name)) field.setAttribute(name, other.getAttribute(name));
    else field.removeAttribute(name);
  }
}
