import {type Json, toText} from './python.ts';
import {grid} from './table.ts';

/** A value of a list or a record: what the API says, and how the client's tables show it. */
export type Cell = {readonly value: Json; readonly text: string};

/** A row of a list. */
export type Row = {
  /** What the lab numbers the row by, in a column of its own that the client does not have. */
  readonly number?: number;
  readonly cells: readonly Cell[];
};

/**
 * What a command shows: nothing, a table (lists), a record (show and create), or a text (help, or
 * a format that is not a table); columns and fields are named and ordered as the client does.
 */
export type Output =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly Row[]}
  | {readonly kind: 'record'; readonly fields: readonly (readonly [string, Cell])[]}
  | {readonly kind: 'text'; readonly lines: readonly string[]};

/** What a command shows that has nothing to show. */
export const nothing: Output = {kind: 'nothing'};

/** A cell that a table shows as Python writes its value: `None`, `True`, `[]`. */
export const cell = (value: Json): Cell => ({value, text: toText(value)});

/** A cell of several texts; a table shows them in order, with commas (osc-lib, ListColumn). */
export const listCell = (value: readonly string[]): Cell => ({
  value,
  text: [...value].sort().join(', '),
});

const namedValues = (record: Readonly<Record<string, Json>>): string =>
  Object.entries(record)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => (value === null ? `${name}=` : `${name}='${toText(value)}'`))
    .join(', ');

/** A cell of several records; a table shows a line each, `name='value'` (osc-lib, ListDictColumn). */
export const recordsCell = (value: readonly Readonly<Record<string, Json>>[]): Cell => ({
  value,
  text: value.map(namedValues).join('\n'),
});

/** A cell of lists by name; a table shows `name=one, two` (osc-lib, DictListColumn). */
export const listsCell = (value: Readonly<Record<string, readonly string[]>>): Cell => ({
  value,
  text: Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, list]) => `${name}=${[...list].sort().join(', ')}`)
    .join('; '),
});

/**
 * The lines the client prints for an output: its ASCII table, left-aligned. A list without
 * rows has no lines, since the client prints none either (cliff, formatters/table.py). Numbers
 * that the lab gives its rows stand in a column before the client's.
 */
export const formatOutput = (output: Output): readonly string[] => {
  switch (output.kind) {
    case 'nothing':
      return [];
    case 'text':
      return output.lines;
    case 'record':
      return grid(
        ['Field', 'Value'],
        output.fields.map(([name, {text}]) => [name, text]),
      );
    case 'table': {
      const {columns, rows} = output;
      if (rows.length === 0) return [];
      const isNumbered = rows.some(({number}) => number !== undefined);
      return grid(
        isNumbered ? ['#', ...columns] : columns,
        rows.map(({number, cells}) => [
          ...(isNumbered ? [String(number ?? '')] : []),
          ...cells.map(({text}) => text),
        ]),
      );
    }
  }
};
