// What tests read out of an admin page's HTML: messages, inputs with their values, errors by field.

/** The text of HTML: without tags, entities decoded. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#34;|&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

/** What the page says once, after an action. */
export function messagesIn(html: string): string[] {
  return [...html.matchAll(/data-message><span>(.*?)<\/span>/gs)].map(([, text = '']) => textOf(text));
}

/** The values that a browser would post, by name; of checkboxes those that are checked. */
export function inputsIn(html: string): Map<string, string> {
  const form = /<form class="change-form".*?<\/form>/s.exec(html)?.[0] ?? '';
  const shown = form.replace(/<template.*?<\/template>/gs, '');
  const inputs = new Map<string, string>();
  for (const [tag] of shown.matchAll(/<input[^>]*>/g)) {
    if (/type="checkbox"/.test(tag) && !/ checked/.test(tag)) continue;
    inputs.set(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [, tag = '', text = ''] of shown.matchAll(/(<textarea[^>]*>)(.*?)<\/textarea>/gs)) {
    inputs.set(attribute(tag, 'name'), textOf(text));
  }
  for (const [, tag = '', options = ''] of shown.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)) {
    if (/ multiple/.test(tag)) continue;
    inputs.set(attribute(tag, 'name'), attribute(/<option[^>]* selected>/.exec(options)?.[0] ?? '', 'value'));
  }
  return inputs;
}

function attribute(tag: string, name: string): string {
  return textOf(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

/** The messages beside each input, by its name. */
export function errorsIn(html: string): Record<string, string[]> {
  const lists = html.matchAll(/<ul class="errors" id="id_([^"]*)_error">(.*?)<\/ul>/gs);
  return Object.fromEntries([...lists].map(([, name = '', items = '']) => [name, itemsIn(items)]));
}

/** What is said above the form, and beside inlines and their lines. */
export function formErrorsIn(html: string): string[] {
  const above = /<div class="error-note" role="alert">(.*?)<\/div>/s.exec(html)?.[1] ?? '';
  const lists = [...html.matchAll(/<ul class="errors"(?! id="id_)[^>]*>(.*?)<\/ul>/gs)].map(
    ([, items = '']) => items,
  );
  return [above, ...lists].flatMap(itemsIn);
}

function itemsIn(html: string): string[] {
  return [...html.matchAll(/<li>(.*?)<\/li>/gs)].map(([, text = '']) => textOf(text));
}
