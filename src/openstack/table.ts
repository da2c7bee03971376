/** A text without what would steer a terminal, which is shown and not obeyed; ends of lines stay. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]/gu, character =>
    character === '\n' ? character : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

const linesOf = (text: string): readonly string[] => printable(text).split('\n');

const lengthOf = (text: string): number => [...text].length;

const padded = (text: string, width: number): string => text + ' '.repeat(width - lengthOf(text));

/** The lines of a table as the client draws one: plain ASCII, left-aligned. */
export const grid = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const drawn = [columns, ...rows].map(row => row.map(linesOf));
  const widths = columns.map((_, index) =>
    Math.max(...drawn.flatMap(row => (row[index] ?? []).map(lengthOf))),
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
