import type {Cell} from '../terminal/display.ts';

/** What a side of a box is made of: lines, and the ends of arrows; never a letter or nothing. */
const side = /^[^\p{L}\p{N}\s]$/u;

type Boxes = {
  /** How many boxes there are, by their upper left corners. */
  readonly corners: number;
  /** How many of them have a side that is not whole. */
  readonly broken: number;
};

/** Follows the sides of every box from its upper left corner. */
export const unclosedBoxes = (cells: readonly (readonly Cell[])[]): Boxes => {
  const at = (row: number, column: number) => cells[row]?.[column]?.text ?? '';
  const corners = cells.flatMap((line, row) =>
    line.flatMap(({text}, column) => (text === '╭' ? [{row, column}] : [])),
  );
  const isWhole = ({row, column}: {readonly row: number; readonly column: number}): boolean => {
    const right = cells[row]?.findIndex((cell, index) => index > column && cell.text === '╮') ?? -1;
    const bottom = cells.findIndex((line, index) => index > row && line[column]?.text === '╰');
    if (right < 0 || bottom < 0 || at(bottom, right) !== '╯') return false;
    const rows = Array.from({length: bottom - row - 1}, (_, index) => row + 1 + index);
    return rows.every(each => side.test(at(each, column)) && side.test(at(each, right)));
  };
  return {corners: corners.length, broken: corners.filter(corner => !isWhole(corner)).length};
};
