/** The rows that a text takes when its lines are wrapped at words to a width. */
export const wrapped = (text: string, width: number): readonly string[] =>
  text.split('\n').flatMap(line => {
    const rows: string[] = [];
    for (const word of line.trim().split(/\s+/)) {
      const longer = `${rows.at(-1)} ${word}`;
      if (rows.length > 0 && longer.length <= width) rows[rows.length - 1] = longer;
      else rows.push(word);
    }
    return rows;
  });

/** How many rows a text takes when its lines are wrapped at words to a width. */
export const rowsOf = (text: string, width: number): number => wrapped(text, width).length;

/** The words of a text that are wider than a row, and would be broken wherever its end is. */
export const wideWords = (text: string, width: number): readonly string[] =>
  text.split(/\s+/).filter(({length}) => length > width);
