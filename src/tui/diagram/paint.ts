import type {Line, Role} from '../line.ts';
import {graphemes} from '../text.ts';

/** A text at a place of the picture, counted from 0. */
export type Stroke = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly role: Role;
};

/** A text at a place; plain unless said otherwise. */
export const stroke = (x: number, y: number, text: string, role: Role = 'plain'): Stroke => ({
  x,
  y,
  text,
  role,
});

/** The same character down a column, from one row to another, both included. */
export const column = (
  x: number,
  from: number,
  to: number,
  text: string,
  role: Role = 'plain',
): readonly Stroke[] =>
  Array.from({length: Math.max(0, to - from + 1)}, (_, index) =>
    stroke(x, from + index, text, role),
  );

type Cell = {readonly text: string; readonly role: Role};

const blank: Cell = {text: ' ', role: 'plain'};

const joined = (cells: readonly Cell[]): Line => {
  const spans: {text: string; role: Role}[] = [];
  for (const {text, role} of cells) {
    const last = spans.at(-1);
    if (last?.role === role) last.text += text;
    else spans.push({text, role});
  }
  return spans;
};

/** Strokes laid over one another, later ones on top, as rows; what is outside is cut off. */
export const paint = (
  width: number,
  height: number,
  strokes: readonly Stroke[],
): readonly Line[] => {
  const cells: Cell[][] = Array.from({length: height}, () =>
    Array.from({length: width}, () => blank),
  );
  for (const {x, y, text, role} of strokes) {
    const row = cells[y];
    graphemes(text).forEach((grapheme, index) => {
      const at = x + index;
      if (row && at >= 0 && at < width) row[at] = {text: grapheme, role};
    });
  }
  return cells.map(joined);
};
