// Fields of a new row that are made from others when they are left empty, such as a slug from a name; static/forms.js does
// the same while somebody types.
import { Form } from './forms.js';
import type { ModelPage } from './page.js';

const LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/** "Home & Garden" → "home-garden": lower-case letters, digits and hyphens. */
function slugOf(text: string, maxLength: number): string {
  const plain = text.toLowerCase().replace(/[ßæøœłđðþı]/g, (letter) => LETTERS[letter] ?? '');
  const words = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  return (words ?? []).join('-').slice(0, maxLength).replace(/-$/, '');
}

/** The form with what its empty fields are made of. */
export function withPrepopulated({ model, admin }: ModelPage, posted: Form): Form {
  const fields = Object.entries(admin.options.prepopulatedFields ?? {});
  const names = [...posted.names(), ...fields.map(([name]) => model.field(name).publicName)];
  const texts = new Map([...new Set(names)].map((name) => [name, posted.all(name)]));
  for (const [name, sources] of fields) {
    const { publicName, options } = model.field(name);
    if (posted.get(publicName).trim() !== '') continue;
    const source = sources.map((each) => posted.get(model.field(each).publicName)).join(' ');
    texts.set(publicName, [slugOf(source, options.maxLength ?? source.length)]);
  }
  return new Form(texts);
}
