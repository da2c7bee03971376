import {fitting, graphemes, widthOf} from './width.ts';

/** Puts words into rows of a width, as many in each row as it holds. */
const filled = (words: readonly string[], width: number): readonly string[] => {
  const rows: string[] = [];
  for (const word of words) {
    const longer = `${rows.at(-1)} ${word}`;
    if (rows.length > 0 && widthOf(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
};

/**
 * Breaks the lines of a text at words into rows of a width. A word that is wider than a row stays
 * whole.
 */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split('\n').flatMap(line => filled(line.trim().split(/\s+/), width));

/** The number of rows that `wrap` makes of a text. */
export const rowsOf = (text: string, width: number): number => wrap(text, width).length;

/** The words of a text that are wider than a row, which a terminal would break anywhere. */
export const wideWords = (text: string, width: number): readonly string[] =>
  text.split(/\s+/).filter(word => widthOf(word) > width);

const breakWord = (word: string, width: number): readonly string[] => {
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest) > width) {
    const piece = fitting(rest, width) || (graphemes(rest)[0] ?? rest);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
};

/** What may stand before the words of a line: spaces, a number, a mark. */
const beginning = /^ *(?:\d+ )?(?:[✓✗·] )?/;

/**
 * Breaks a line at its words into lines of a width. All lines after the first are indented to where
 * the words of the first begin. A word that is longer than a line is broken.
 */
export const wrapHanging = (text: string, width: number): readonly string[] => {
  const start = beginning.exec(text)?.[0] ?? '';
  const hangs = widthOf(start) * 2 < width;
  const indent = hangs ? ' '.repeat(widthOf(start)) : '';
  const room = Math.max(1, width - indent.length);
  const words = text
    .slice(hangs ? start.length : 0)
    .trim()
    .split(/ +/)
    .flatMap(word => breakWord(word, room));
  return filled(words, room).map((line, index) =>
    `${index === 0 && hangs ? start : indent}${line}`.trimEnd(),
  );
};
