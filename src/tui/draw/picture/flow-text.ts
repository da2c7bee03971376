import {cut, widthOf} from '../../../text/width.ts';
import type {Line, Span} from '../line.ts';
import {span} from '../line.ts';

/** How many columns pieces of text take. */
const widthOfAll = (spans: readonly Span[]): number =>
  spans.reduce((sum, {text}) => sum + widthOf(text), 0);

/** What is too wide for a line cut off. */
const fitted = (line: readonly Span[], width: number): Line => {
  let left = width;
  return line.map(({text, role}) => {
    const shown = widthOf(text) > left ? cut(text.trimEnd(), left) : text;
    left -= widthOf(shown);
    return span(shown, role);
  });
};

/**
 * Pieces that are not broken, one after the other in as many lines as they need, after a `start`
 * in the first and an indent in the others.
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
