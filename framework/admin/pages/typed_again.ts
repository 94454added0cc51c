// After a log-in in place, for forms that cannot be shown with what was typed: it can be sent once more.
import type { Page } from '../page.js';
import { render } from '../rendering.js';
import type { TypedField } from '../typed.js';

export async function showTypedAgain(page: Page, typed: TypedField[]): Promise<void> {
  await render(page, 'typed_again.ejs', {
    title: 'You are logged in again',
    breadcrumbs: [{ label: 'You are logged in again' }],
    url: page.request.originalUrl,
    typed,
    shown: typed.filter(({ name, value }) => !name.startsWith('_') && value.trim() !== ''),
  });
}
