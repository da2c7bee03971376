import {cut, widthOf} from '../../../text/width.ts';
import type {Line, Span} from '../line.ts';
import {span} from '../line.ts';

/** The number of columns of some pieces of text. */
const widthOfAll = (spans: readonly Span[]): number =>
  spans.reduce((sum, {text}) => sum + widthOf(text), 0);

/** Cuts a line that is too wide. */
const fitted = (line: readonly Span[], width: number): Line => {
  let left = width;
  return line.map(({text, role}) => {
    const shown = widthOf(text) > left ? cut(text.trimEnd(), left) : text;
    left -= widthOf(shown);
    return span(shown, role);
  });
};

/**
 * Writes pieces of text one after the other, in as many lines as they need. A piece is not broken.
 * The first line begins with `start`, and the others are indented.
 */
export const flowText = (
  start: readonly Span[],
  pieces: readonly (readonly Span[])[],
  width: number,
  indent: number,
): readonly Line[] => {
  const lines: Span[][] = [[...start]];
  for (const piece of pieces) {
    const last = lines.at(-1);
    // A space at the end of a line may be left out.
    const needed = widthOfAll(piece) - (piece.at(-1)?.text.endsWith(' ') ? 1 : 0);
    if (last && widthOfAll(last) + needed <= width) last.push(...piece);
    else lines.push([span(' '.repeat(indent)), ...piece]);
  }
  return lines.map(line => fitted(line, width));
};
