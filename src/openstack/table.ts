/**
 * What a command shows: nothing, a table (lists), a record (show and create), or a text (help);
 * columns and fields are named and ordered as the client does.
 */
export type Output =
  | {readonly kind: 'nothing'}
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {readonly kind: 'record'; readonly fields: readonly (readonly [string, string])[]}
  | {readonly kind: 'text'; readonly lines: readonly string[]};

/** What a command shows that has nothing to show. */
export const nothing: Output = {kind: 'nothing'};

/** A cell as the client's tables print it: what has no value is `None`, as Python writes it. */
export const cell = (value: string | number | boolean | null): string => {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
};

// A name may hold what would steer a terminal; it is shown, not obeyed.
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]/gu, character =>
    character === '\n' ? character : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

const linesOf = (text: string): readonly string[] => printable(text).split('\n');

const lengthOf = (text: string): number => [...text].length;

const padded = (text: string, width: number): string => text + ' '.repeat(width - lengthOf(text));

const grid = (
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

/**
 * The lines the client prints for an output: its ASCII table, left-aligned. A list without
 * rows has no lines, since the client prints none either (cliff, formatters/table.py).
 */
export const formatOutput = (output: Output): readonly string[] => {
  switch (output.kind) {
    case 'nothing':
      return [];
    case 'text':
      return output.lines;
    case 'record':
      return grid(['Field', 'Value'], output.fields);
    case 'table':
      return output.rows.length === 0 ? [] : grid(output.columns, output.rows);
  }
};
