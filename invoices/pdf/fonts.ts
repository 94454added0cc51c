// The fonts of the PDF. DejaVu has the Latin, Cyrillic, Greek, Hebrew and Arabic letters. Thai, the scripts of India,
// emoji, Chinese, Japanese and Korean come from Noto, whose packages are optional; most cut their fonts into small
// files. Only the fonts that a document needs are read.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font, openSync } from 'fontkit';
import wawoff2 from 'wawoff2';

/** A font file for embedding in the PDF. */
export interface Face {
  /** Its name in the document. */
  name: string;
  source: string | Buffer;
  has(codePoint: number): boolean;
  /** Whether fontkit can place the marks of this text: for some words it throws an error. */
  placesMarks(text: string): boolean;
  /** Whether the strokes are so thin that their outline is drawn too, to match the weight of the other fonts. */
  thin: boolean;
}

export type Weight = 'regular' | 'bold';

const { resolve } = createRequire(import.meta.url);

const REGULAR = 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf';
const BOLD = 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf';
const EMOJI_PACKAGE = '@expo-google-fonts/noto-emoji';
const EMOJI = `${EMOJI_PACKAGE}/400Regular/NotoEmoji_400Regular.ttf`;
/** Scripts with their own packages, by Unicode names. */
const SCRIPTS = [
  ...['Thai', 'Devanagari', 'Bengali', 'Gujarati', 'Gurmukhi', 'Kannada', 'Malayalam', 'Tamil', 'Telugu'],
];
/** The packages of split fonts and their characters; the first with a character is used. */
const IN_PIECES: [string, RegExp][] = [
  ...SCRIPTS.map((script): [string, RegExp] => [
    `@fontsource-variable/noto-sans-${script.toLowerCase()}`,
    new RegExp(`\\p{Script=${script}}`, 'u'),
  ]),
  [
    '@fontsource-variable/noto-sans-sc',
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u,
  ],
  ['@fontsource-variable/noto-sans-kr', /\p{Script=Hangul}/u],
];
const OPTIONAL: [string, RegExp][] = [
  ...IN_PIECES,
  [EMOJI_PACKAGE, /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u],
];
const REGULAR_WEIGHT = 400;
/** Characters without a glyph: joiners, variation selectors. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** The font faces of one document. */
export class Faces {
  private readonly chosen = new Map<string, Face>();

  private constructor(
    private readonly base: Record<Weight, Face>,
    private readonly others: Face[],
    /** Characters that no installed font has: they are drawn as boxes. */
    readonly missing: string[],
  ) {}

  /** The font faces for all characters of `text`. */
  static async for(text: string): Promise<Faces> {
    const base = { regular: wholeFace(REGULAR), bold: wholeFace(BOLD) };
    const others = /\p{Extended_Pictographic}/u.test(text) && isInstalled(EMOJI) ? [wholeFace(EMOJI)] : [];
    const missing: string[] = [];
    for (const letter of new Set(text)) {
      const codePoint = letter.codePointAt(0) ?? 0;
      const known = codePoint <= 0x20 || [base.regular, ...others].some((face) => face.has(codePoint));
      if (known) continue;
      const piece = await pieceWith(codePoint);
      if (piece) others.push(piece);
      else if (!INVISIBLE.test(letter)) missing.push(letter);
    }
    return new Faces(base, others, missing);
  }

  /** The packages with the missing characters that are not installed. */
  packagesToInstall(): string[] {
    const wanted = OPTIONAL.filter(([, letters]) => this.missing.some((letter) => letters.test(letter)));
    return wanted.map(([name]) => name).filter((name) => !isInstalled(`${name}/package.json`));
  }

  /** The face for a character with all its marks: bold if the bold one has it. */
  faceOf(letter: string, weight: Weight): Face {
    const key = weight + letter;
    const known = this.chosen.get(key);
    if (known) return known;
    const face = this.choose(letter, weight);
    this.chosen.set(key, face);
    return face;
  }

  private choose(letter: string, weight: Weight): Face {
    const codePoints = [...letter].map((part) => part.codePointAt(0) ?? 0);
    const candidates = [this.base[weight], this.base.regular, ...this.others];
    return (
      candidates.find((face) => codePoints.every((codePoint) => face.has(codePoint))) ??
      candidates.find((face) => face.has(codePoints[0] ?? 0)) ??
      this.base[weight]
    );
  }
}

const loaded = new Map<string, Face>();

function isInstalled(file: string): boolean {
  try {
    return resolve(file) !== '';
  } catch {
    return false;
  }
}

function wholeFace(file: string): Face {
  const known = loaded.get(file);
  if (known) return known;
  const source = resolve(file);
  const font = openSync(source) as Font;
  return keep({ name: file, source, has: coverage(font), placesMarks: () => true, thin: false });
}

function keep(face: Face): Face {
  loaded.set(face.name, face);
  return face;
}

function coverage(font: Font): (codePoint: number) => boolean {
  const codePoints = new Set(font.characterSet);
  return (codePoint) => codePoints.has(codePoint);
}

/** An anchor that a font leaves out, as Gurmukhi's and Telugu's do, is a TypeError of fontkit 2.0. */
function placing(font: Font): (text: string) => boolean {
  return (text) => {
    try {
      for (const word of text.split(' ')) font.layout(word);
      return true;
    } catch {
      return false;
    }
  };
}

/** The font file with the character; none if no installed package has it. */
async function pieceWith(codePoint: number): Promise<Face | undefined> {
  for (const piece of IN_PIECES.flatMap(([name]) => piecesOf(name))) {
    if (!piece.ranges.some(([first, last]) => first <= codePoint && codePoint <= last)) continue;
    const face = loaded.get(piece.file) ?? keep(await decode(piece.file));
    if (face.has(codePoint)) return face;
  }
  return undefined;
}

/** The PDF embeds TrueType, and of a variable font its default instance, which is the thinnest for some. */
async function decode(file: string): Promise<Face> {
  const source = Buffer.from(await wawoff2.decompress(await readFile(resolve(file))));
  const font = create(source) as Font;
  const thin = (font.variationAxes.wght?.default ?? REGULAR_WEIGHT) < REGULAR_WEIGHT;
  return { name: file, source, has: coverage(font), placesMarks: placing(font), thin };
}

interface Piece {
  file: string;
  ranges: [number, number][];
}

const pieces = new Map<string, Piece[]>();

/** The package's coverage of its files: `{"[4]": "U+1f1e9-1f1f5,U+21"}`. */
function piecesOf(name: string): Piece[] {
  const known = pieces.get(name);
  if (known) return known;
  if (!isInstalled(`${name}/unicode.json`)) return [];
  const json = readFileSync(resolve(`${name}/unicode.json`), 'utf8');
  const family = name.slice(name.indexOf('/') + 1);
  const read = Object.entries(JSON.parse(json) as Record<string, string>).map(([key, ranges]) => ({
    file: `${name}/files/${family}-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: ranges.split(',').map(rangeOf),
  }));
  pieces.set(name, read);
  return read;
}

function rangeOf(text: string): [number, number] {
  const [first = '', last = first] = text.trim().replace('U+', '').split('-');
  return [parseInt(first, 16), parseInt(last, 16)];
}
