import {type Json, toText} from './python.ts';
import {grid} from './table.ts';

/** One value of a list or a record: as the API gives it, and as the client's tables show it. */
export type Cell = {readonly value: Json; readonly text: string};

/** A row of a list. */
export type Row = {
  /** The lab's number of the row, in a column that the client does not have. */
  readonly number?: number;
  readonly cells: readonly Cell[];
};

/**
 * What a command shows: nothing; a table for a list; a record for one thing; or a text for help and
 * for formats other than `table`. Columns and fields have the client's names and order.
 */
export type Output =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly Row[]}
  | {readonly kind: 'record'; readonly fields: readonly (readonly [string, Cell])[]}
  | {readonly kind: 'text'; readonly lines: readonly string[]};

/** The output of a command that shows nothing. */
export const nothing: Output = {kind: 'nothing'};

/** Makes a cell that a table shows as Python writes its value: `None`, `True`, `[]`. */
export const cell = (value: Json): Cell => ({value, text: toText(value)});

/**
 * Makes a cell of several texts. A table shows them in order, with commas (osc-lib, ListColumn).
 */
export const listCell = (value: readonly string[]): Cell => ({
  value,
  text: [...value].sort().join(', '),
});

const namedValues = (record: Readonly<Record<string, Json>>): string =>
  Object.entries(record)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => (value === null ? `${name}=` : `${name}='${toText(value)}'`))
    .join(', ');

/**
 * Makes a cell of several records. A table shows each in a line, `name='value'` (osc-lib,
 * ListDictColumn).
 */
export const recordsCell = (value: readonly Readonly<Record<string, Json>>[]): Cell => ({
  value,
  text: value.map(namedValues).join('\n'),
});

/** Makes a cell of named lists. A table shows `name=one, two` (osc-lib, DictListColumn). */
export const listsCell = (value: Readonly<Record<string, readonly string[]>>): Cell => ({
  value,
  text: Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, list]) => `${name}=${[...list].sort().join(', ')}`)
    .join('; '),
});

/**
 * Writes the lines that the client prints for an output: its ASCII table, aligned to the left. A
 * list without rows has no lines, as in the client (cliff, formatters/table.py). The lab's numbers
 * of rows stand in a column before the client's.
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
