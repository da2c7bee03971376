import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter();

/** The mark at the place where a text was cut off. */
export const cutMark = '…';

/**
 * ASCII and the characters of the pictures, which take one column each. Nearly all texts consist of
 * them.
 */
const plain = /^[ -~·‹›…─-╿←-↓]*$/;

/**
 * The graphemes of a text: what a person takes for one character each, such as a letter with its
 * accents.
 */
export const graphemes = (text: string): readonly string[] =>
  plain.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({segment}) => segment);

/**
 * The number of columns that a text takes. Ink measures with the same function, which is slow, so
 * ASCII takes a shorter way.
 */
export const widthOf = (text: string): number =>
  plain.test(text) ? text.length : stringWidth(text);

/** The longest beginning of a text that fits into a width, in whole graphemes. */
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

/**
 * The text if it fits into a width; otherwise as much of its beginning as fits, and the cut mark.
 */
export const cut = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : `${fitting(text, width - 1)}${cutMark}`;
};

/** The first of some texts that fits into a width. When none fits, the last one is cut. */
export const firstFitting = (texts: readonly string[], width: number): string =>
  texts.find(text => widthOf(text) <= width) ?? cut(texts.at(-1) ?? '', width);

/** The text if it fits into a width; otherwise the cut mark, and as much of its end as fits. */
export const cutStart = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  let rest = graphemes(text);
  while (widthOf(rest.join('')) > width - 1) rest = rest.slice(1);
  return `${cutMark}${rest.join('')}`;
};

/** The text with spaces after it, up to a width. A wider text stays as it is. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/**
 * The part of a long line that begins at column `left` and fits into a width. A cut mark stands at
 * each side where the line goes on.
 */
export const slide = (text: string, left: number, width: number): string => {
  if (left <= 0) return cut(text, width);
  const rest = graphemes(text)
    .slice(left + 1)
    .join('');
  return cut(`${cutMark}${rest}`, width);
};
