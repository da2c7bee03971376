import {pad, widthOf} from './width.ts';

const widthsOf = (rows: readonly (readonly string[])[]): readonly number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))));

/** Writes the lines of a table, with its columns side by side and two spaces between them. */
export const columns = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = widthsOf(rows);
  return rows.map(row =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};
