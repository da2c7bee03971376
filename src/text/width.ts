import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter();

/** What stands where text was cut off. */
export const cutMark = '…';

/** ASCII and what the pictures are made of: one column each, and nearly all there is to measure. */
const plain = /^[ -~·‹›…─-╿←-↓]*$/;

/** What a person takes for one character each, such as a letter with its accents or an emoji. */
export const graphemes = (text: string): readonly string[] =>
  plain.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({segment}) => segment);

/** How many columns a text takes; Ink measures with the same function, which takes its time. */
export const widthOf = (text: string): number =>
  plain.test(text) ? text.length : stringWidth(text);

/** The first graphemes of a text that fit into a width. */
export const fitting = (text: string, width: number): string => {
  let taken = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += widthOf(grapheme);
    if (used > width) break;
    taken += grapheme;
  }
  return taken;
};

/** The text, or as much of it as fits into a width with the mark that it was cut. */
export const cut = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : `${fitting(text, width - 1)}${cutMark}`;
};

/** The first text that fits into a width; the last one is cut when none does. */
export const firstFitting = (texts: readonly string[], width: number): string =>
  texts.find(text => widthOf(text) <= width) ?? cut(texts.at(-1) ?? '', width);

/** The text, or as much of its end as fits into a width, after the mark that it was cut. */
export const cutStart = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  let rest = graphemes(text);
  while (widthOf(rest.join('')) > width - 1) rest = rest.slice(1);
  return `${cutMark}${rest.join('')}`;
};

/** The text with spaces after it up to a width; one that is wider stays as it is. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** A stretch of a line that is too long, marked at each side where the text goes on. */
export const slide = (text: string, left: number, width: number): string => {
  if (left <= 0) return cut(text, width);
  const rest = graphemes(text)
    .slice(left + 1)
    .join('');
  return cut(`${cutMark}${rest}`, width);
};
