// Text in any script: the font of each character, line breaks, and the order of right-to-left and
// left-to-right parts (https://www.unicode.org/reports/tr9/).
import bidiFactory from 'bidi-js';
import type { Face, Faces, Weight } from './fonts.js';

export interface Style {
  /** Points. */
  size: number;
  weight?: Weight;
  color?: string;
  align?: 'left' | 'right';
}

/** Adjacent characters with the same font and direction. */
interface Run {
  text: string;
  face: Face;
  level: number;
}

const bidi = bidiFactory();
const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });
/** The line height, as a multiple of the font size. */
const LEADING = 1.35;
/** Shaping a run as a whole, not word by word, keeps the words of right-to-left text in order. */
const WHOLE = { features: [] as PDFKit.Mixins.OpenTypeFeatures[] };
/** Marks keep the font's own position, beside their letter. */
const WITHOUT_PLACING = {
  features: Object.fromEntries(
    ['mark', 'mkmk', 'abvm', 'blwm', 'dist', 'kern', 'curs'].map((feature) => [feature, false]),
  ) as unknown as PDFKit.Mixins.OpenTypeFeatures[],
};
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Bidi_Control}]/u;

/** Writes text on the pages of one document. */
export class TextWriter {
  private readonly registered = new Set<string>();
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly faces: Faces,
  ) {}

  /** The height in points of this many lines. */
  static height(lines: number, { size }: Style): number {
    return lines * size * LEADING;
  }

  /** The lines of a text no wider than `width` points; a word that is wider is broken. */
  wrap(text: string, width: number, style: Style): string[] {
    return text.split(/\r?\n/).flatMap((paragraph) => this.wrapParagraph(paragraph, width, style));
  }

  /** Writes lines from `top` down at `x` or, aligned right, up to `x` + `width`; returns the bottom. */
  write(lines: string[], x: number, top: number, width: number, style: Style): number {
    lines.forEach((line, index) => {
      const runs = this.runsOf(line, style);
      let left = style.align === 'right' ? x + width - this.widthOfRuns(runs, style) : x;
      const baseline = top + (index + 0.8) * style.size * LEADING;
      for (const run of runs) left += this.writeRun(run, left, baseline, style);
    });
    return top + TextWriter.height(lines.length, style);
  }

  private writeRun(run: Run, left: number, baseline: number, { size, color = '#1a1a1a' }: Style): number {
    const { document } = this;
    this.use(run.face).fontSize(size).fillColor(color).strokeColor(color);
    const outline = run.face.thin ? { fill: true, stroke: true } : {};
    document.lineWidth(size * 0.02);
    const options = { ...shaping(run), ...outline, baseline: 'alphabetic', lineBreak: false } as const;
    document.text(run.text, left, baseline, options);
    return document.widthOfString(run.text, shaping(run));
  }

  private use(face: Face): PDFKit.PDFDocument {
    if (!this.registered.has(face.name)) this.document.registerFont(face.name, face.source);
    this.registered.add(face.name);
    return this.document.font(face.name);
  }

  /** Cached for each text, because the same words repeat often. */
  private widthOf(text: string, style: Style): number {
    const key = `${style.size} ${style.weight} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.widthOfRuns(this.runsOf(text, style), style);
    this.widths.set(key, width);
    return width;
  }

  private widthOfRuns(runs: Run[], { size }: Style): number {
    const widths = runs.map((run) => this.use(run.face).fontSize(size).widthOfString(run.text, shaping(run)));
    return widths.reduce((sum, width) => sum + width, 0);
  }

  private wrapParagraph(paragraph: string, width: number, style: Style): string[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const word of wordsOf(paragraph)) {
      if (used + this.widthOf(word.trimEnd(), style) > width) {
        if (line.trim() !== '') lines.push(line.trimEnd());
        const pieces = this.breakWord(word.trimStart(), width, style);
        lines.push(...pieces.slice(0, -1));
        line = pieces.at(-1) ?? '';
        used = this.widthOf(line, style);
      } else {
        line += word;
        used += this.widthOf(word, style);
      }
    }
    return [...lines, line.trimEnd()];
  }

  private breakWord(word: string, width: number, style: Style): string[] {
    if (this.widthOf(word.trimEnd(), style) <= width) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const { segment } of letters.segment(word)) {
      if (piece !== '' && this.widthOf(piece + segment, style) > width) {
        pieces.push(piece);
        piece = '';
      }
      piece += segment;
    }
    return [...pieces, piece];
  }

  /** The runs of a line from left to right. */
  private runsOf(line: string, { weight = 'regular' }: Style): Run[] {
    const text = line.replace(/\p{Cc}/gu, ' ');
    const levels = RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text).levels : [];
    const runs: Run[] = [];
    for (const { segment, index } of letters.segment(text)) {
      const level = levels[index] ?? 0;
      const last = runs.at(-1);
      const face = segment === ' ' && last ? last.face : this.faces.faceOf(segment, weight);
      if (last?.face === face && last.level === level) last.text += segment;
      else runs.push({ text: segment, face, level });
    }
    return inVisualOrder(runs).map((run) => ({ ...run, text: asDrawn(run) }));
  }
}

function shaping({ text, face, level }: Run) {
  if (level % 2 === 1) return WHOLE;
  return face.placesMarks(text) ? {} : WITHOUT_PLACING;
}

/** Where a line may break: after spaces and hyphens, and between words of scripts without spaces. */
function wordsOf(paragraph: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of words.segment(paragraph)) {
    const last = parts.at(-1) ?? '';
    const closes = !isWordLike && !/^[\p{Ps}\p{Pi}]/u.test(segment);
    // No break after "3.", "(" or "@"; only after a space, a hyphen or a word.
    const opened = last !== '' && !/[\s\p{Pd}\p{L}\p{M}\p{N}]$/u.test(last);
    if (last !== '' && (closes || opened)) parts.splice(-1, 1, last + segment);
    else parts.push(segment);
  }
  return parts;
}

/** Rule L2: from the highest level down to 1, runs at that level or above are reversed. */
function inVisualOrder(runs: Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level >= 1; level -= 1) {
    let start = 0;
    while (start < ordered.length) {
      let end = start;
      while ((ordered[end]?.level ?? 0) >= level) end += 1;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return ordered;
}

/**
 * The font library reverses Hebrew and Arabic by itself. Other characters in right-to-left text (spaces,
 * brackets) are reversed here, and brackets are mirrored.
 */
function asDrawn({ text, level }: Run): string {
  if (level % 2 === 0) return text;
  const mirrored = [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter).join('');
  if (RIGHT_TO_LEFT.test(mirrored)) return mirrored;
  const parts = [...letters.segment(mirrored)].map(({ segment }) => segment);
  return parts.reverse().join('');
}
