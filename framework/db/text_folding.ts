// How text is compared by people: `garcia` is García, `strasse` is Straße, `oneill` is O’Neill.

/** Letters that Unicode does not take apart, as people type them on another keyboard. */
const PLAIN_LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŧ: 't' },
  ς: 'σ',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g');
const APOSTROPHES = /['’‘ʼ`´]/g;
/** Accents of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters, and stay. */
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * The text without the differences that people do not see or cannot type: case, accents, apostrophes, and the forms
 * in which Unicode writes the same letter. Text in this form is searched, and sorts as the alphabet does.
 */
export function folded(text: string): string {
  return text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(SPECIAL, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** The digits of a phone number, as +49 (170) 123-4567 and 0049 170 1234567 have in common: 491701234567. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0+/, '');
}

/** These digits from the last to the first: a caller leaves out the country, and an index finds beginnings. */
export function phoneKey(phone: string): string {
  return [...phoneDigits(phone)].reverse().join('');
}
