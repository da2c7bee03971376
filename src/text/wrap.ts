import {fitting, graphemes, widthOf} from './width.ts';

/** Words in rows of a width, as many in each as it holds. */
const filled = (words: readonly string[], width: number): readonly string[] => {
  const rows: string[] = [];
  for (const word of words) {
    const longer = `${rows.at(-1)} ${word}`;
    if (rows.length > 0 && widthOf(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
};

/** The rows that a text takes when its lines are broken at words; a word may be wider than a row. */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split('\n').flatMap(line => filled(line.trim().split(/\s+/), width));

/** How many rows a text takes when its lines are broken at words. */
export const rowsOf = (text: string, width: number): number => wrap(text, width).length;

/** The words of a text that are wider than a row, and would be broken wherever its end is. */
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

/** What a line begins with before its words: spaces, a number, a mark. */
const beginning = /^ *(?:\d+ )?(?:[✓✗·] )?/;

/**
 * A line broken at its words into lines of a width. Lines after the first are indented to where
 * the words of the first begin; a word longer than a line is broken where it must be.
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
