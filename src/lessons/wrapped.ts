/** How many rows a text takes when its lines are wrapped at words to a width. */
export const rowsOf = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce(
      (sum, line) =>
        sum +
        line
          .split(/\s+/)
          .reduce(
            ({rows, used}, {length}) =>
              used + 1 + length <= width
                ? {rows, used: used + 1 + length}
                : {rows: rows + 1, used: length},
            {rows: 1, used: -1},
          ).rows,
      0,
    );

/** The words of a text that are wider than a row, and would be broken wherever its end is. */
export const wideWords = (text: string, width: number): readonly string[] =>
  text.split(/\s+/).filter(({length}) => length > width);
