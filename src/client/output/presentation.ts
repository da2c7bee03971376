import {type Argument, choice, flag, option, reading, repeated} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {failure, type Result, success} from '../../result.ts';
import {printable} from '../../text/printable.ts';
import {integer} from '../readers.ts';
import {failed, type Refusal} from '../refusal.ts';
import {formatNames, inFormat, quoteModes, type Shown, textFormats} from './formats.ts';
import type {Cell, Output, Row} from './output.ts';
import {represent, tuple} from './python.ts';

/** What a command shows: a list of things, one thing, or nothing that has a format. */
export type Shows = 'list' | 'one' | 'nothing';

const formatOf = (shows: 'list' | 'one') =>
  choice(
    '--format',
    `json, yaml, value, ${shows === 'list' ? 'csv' : 'shell'}, or table`,
    formatNames[shows],
    {letter: '-f', value: '<format>'},
  );

const formats = {list: formatOf('list'), one: formatOf('one')};
const column = repeated('--column', '<column>', 'a column or field to show; may be repeated', {
  letter: '-c',
});
const noIndent = flag('--noindent', 'JSON in one line');
const quote = choice(
  '--quote',
  'what CSV puts in quotes: all, minimal, none or nonnumeric',
  quoteModes,
  {value: '<mode>'},
);
const sortColumn = repeated('--sort-column', '<column>', 'a column to sort by; may be repeated');
const sortDescending = flag('--sort-descending', 'sort downwards', {either: 'sort'});
const prefix = option('--prefix', '<prefix>', 'what the format shell puts before each name');

// Their order is that of the client, which shows where an abbreviation fits several.
const tableOptions: readonly Argument[] = [
  reading('--max-width', '<integer>', 'the width of the table', integer('--max-width 80'), {
    unused: 'the lab fits tables to your screen by itself',
  }),
  flag('--fit-width', 'a table as wide as the screen', {
    unused: 'the lab fits tables to your screen by itself',
  }),
  flag('--print-empty', 'an empty table', {unused: 'a list without rows shows nothing here'}),
];

const listOptions: readonly Argument[] = [
  formats.list,
  column,
  quote,
  noIndent,
  ...tableOptions,
  sortColumn,
  flag('--sort-ascending', 'sort upwards', {either: 'sort'}),
  sortDescending,
];

const oneOptions: readonly Argument[] = [formats.one, column, noIndent, prefix, ...tableOptions];

/** The options that choose the form of an output. cliff declares them before a command's own. */
export const formatOptions: Readonly<Record<Shows, readonly Argument[]>> = {
  list: listOptions,
  one: oneOptions,
  nothing: [],
};

const compareCells = (one: Cell | undefined, other: Cell | undefined): number => {
  const [a, b] = [one?.value ?? null, other?.value ?? null];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [first, second] = [one?.text ?? '', other?.text ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** Sorts rows by the named columns, by the first one first. Unknown columns are ignored. */
const sorted = (columns: readonly string[], rows: readonly Row[], given: Given): readonly Row[] => {
  const by = given.of(sortColumn).flatMap(name => {
    const index = columns.indexOf(name);
    return index < 0 ? [] : [index];
  });
  const turn = given.of(sortDescending) ? -1 : 1;
  return by.length === 0
    ? rows
    : [...rows].sort((one, other) => {
        const orders = by.map(index => compareCells(one.cells[index], other.cells[index]));
        return turn * (orders.find(order => order !== 0) ?? 0);
      });
};

const isAmong = (wanted: readonly string[]) => (name: string) =>
  wanted.length === 0 || wanted.includes(name);

const unknownColumns = (wanted: readonly string[], known: readonly string[]): Refusal =>
  failed(
    `No recognized column names in ${represent(wanted)}. Recognized columns are ${tuple(known)}.`,
    `Write one of them as it stands there, capitals too: -c ${known.some(name => name.includes(' ')) ? "'NAME'" : 'name'}`,
    wanted.find(name => !known.includes(name)),
  );

/** Keeps the columns or fields that `-c` names, in their own order; all of them without `-c`. */
const choose = (
  output: Extract<Output, {kind: 'table' | 'record'}>,
  given: Given,
): Result<typeof output, Refusal> => {
  const wanted = given.of(column);
  const isWanted = isAmong(wanted);
  const names = output.kind === 'table' ? output.columns : output.fields.map(([name]) => name);
  const chosen = names.filter(isWanted);
  if (chosen.length === 0) return failure(unknownColumns(wanted, names));
  if (output.kind === 'record') {
    return success({...output, fields: output.fields.filter(([name]) => isWanted(name))});
  }
  const rows = sorted(output.columns, output.rows, given);
  if (wanted.length === 0) return success({...output, rows});
  // Who chooses columns chooses among the client's, and so does without the lab's numbers.
  const pick = ({cells}: Row): Row => ({
    cells: cells.filter((_, index) => isWanted(output.columns[index] ?? '')),
  });
  return success({...output, columns: chosen, rows: rows.map(pick)});
};

const shownOf = (output: Extract<Output, {kind: 'table' | 'record'}>): Shown =>
  output.kind === 'table' ? {...output, rows: output.rows.map(({cells}) => cells)} : output;

/**
 * Gives an output the form that the client's options ask for (cliff, display.py and formatters):
 * the columns of `-c`, sorted, in the format of `-f`. It is refused when `-c` names no existing
 * column.
 */
export const present = (output: Output, given: Given): Result<Output, Refusal> => {
  if (output.kind === 'nothing' || output.kind === 'text') return success(output);
  const chosen = choose(output, given);
  if (!chosen.ok) return chosen;
  const asked = given.of(formats.list) ?? given.of(formats.one);
  const name = textFormats.find(format => format === asked);
  if (name === undefined) return chosen;
  const text = inFormat(name, shownOf(chosen.value), {
    indent: !given.of(noIndent),
    quote: given.of(quote) ?? 'nonnumeric',
    prefix: given.of(prefix) ?? '',
  });
  return success({kind: 'text', lines: text === '' ? [] : printable(text, 'keep').split('\n')});
};

/** Whether options choose the form of the output. */
export const isPresentationAsked = (given: Given): boolean =>
  [formats.list, column, sortColumn].some(given.has);
