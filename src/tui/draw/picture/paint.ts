import {graphemes, widthOf} from '../../../text/width.ts';
import type {Line, Role, Span} from '../line.ts';

/** A text at a position in the picture, counted from 0. */
export type Stroke = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly role: Role;
};

/** Makes a text at a position. Without a role it is plain. */
export const stroke = (x: number, y: number, text: string, role: Role = 'plain'): Stroke => ({
  x,
  y,
  text,
  role,
});

/** Draws the same character down a column, from one row to another, both included. */
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

/** Draws pieces of text one after the other. */
export const row = (x: number, y: number, spans: readonly Span[]): readonly Stroke[] => {
  let at = x;
  return spans.map(({text, role}) => {
    const drawn = stroke(at, y, text, role);
    at += widthOf(text);
    return drawn;
  });
};

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

/**
 * Paints strokes into rows. Later strokes cover earlier ones, and what is outside the picture is
 * cut off.
 */
export const paint = (
  width: number,
  height: number,
  strokes: readonly Stroke[],
): readonly Line[] => {
  const cells: Cell[][] = Array.from({length: height}, () =>
    Array.from({length: width}, () => blank),
  );
  for (const {x, y, text, role} of strokes) {
    const cellsOfRow = cells[y];
    let at = x;
    for (const grapheme of graphemes(text)) {
      const taken = widthOf(grapheme);
      const fits = at >= 0 && at + taken <= width;
      // A wide character stands in one cell and leaves nothing in the next.
      for (let part = 0; cellsOfRow && fits && part < taken; part++) {
        cellsOfRow[at + part] = {text: part === 0 ? grapheme : '', role};
      }
      at += taken;
    }
  }
  return cells.map(joined);
};
