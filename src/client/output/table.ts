import {printable} from '../../text/printable.ts';

// A name may hold what would steer a terminal; it is shown, not obeyed.
const linesOf = (text: string): readonly string[] => printable(text, 'keep').split('\n');

const lengthOf = (text: string): number => [...text].length;

const padded = (text: string, width: number): string => text + ' '.repeat(width - lengthOf(text));

/** Draws a table as the client does: in plain ASCII, aligned to the left. */
export const grid = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const drawn = [columns, ...rows].map(row => row.map(linesOf));
  const widths = columns.map((_, index) =>
    // One row at a time: a project may have more rows than a function takes arguments.
    drawn.reduce((most, row) => Math.max(most, ...(row[index] ?? []).map(lengthOf)), 0),
  );
  const edge = `+${widths.map(width => '-'.repeat(width + 2)).join('+')}+`;
  const [head = [], ...body] = drawn.map(row => {
    const height = Math.max(...row.map(lines => lines.length));
    return Array.from(
      {length: height},
      (_, line) =>
        `| ${widths.map((width, index) => padded(row[index]?.[line] ?? '', width)).join(' | ')} |`,
    );
  });
  return [edge, ...head, edge, ...body.flat(), edge];
};
