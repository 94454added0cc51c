// Whether a secret of the settings can be guessed.

const MIN_DIFFERENT = 5;
/** Words of examples and of keys that people make up. Random text of base64 has one of them about never. */
const MADE_UP = /secret|passw|change|example|insecure|default|token|qwerty|12345/i;

/** Why others could guess a secret that should be random; '' if nothing shows that they could. */
export function weaknessOf(secret: string, minLength: number): string {
  if (secret.length < minLength) return `has less than ${minLength} characters`;
  if (new Set(secret).size < MIN_DIFFERENT) return `has less than ${MIN_DIFFERENT} different characters`;
  if (repeats(secret)) return 'repeats a shorter text';
  if (MADE_UP.test(secret)) return 'has words that are easy to guess';
  return '';
}

/** `abcabcabc` is found in `bcabcabcabcab`: itself twice, without the ends. */
function repeats(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}
