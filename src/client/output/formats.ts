import {stringify} from 'yaml';
import type {Cell} from './output.ts';
import {type Json, toJson, toText} from './python.ts';

/** A list or a record, with the columns that were asked for. */
export type Shown =
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | {readonly kind: 'record'; readonly fields: readonly (readonly [string, Cell])[]};

/** The ways to quote the values of a CSV, named as in Python's module csv. */
export const quoteModes = ['all', 'minimal', 'none', 'nonnumeric'] as const;

/** The options that only some formats have. */
export type FormatOptions = {
  readonly indent: boolean;
  readonly quote: (typeof quoteModes)[number];
  readonly prefix: string;
};

/** A format other than `table`: it takes what is shown and the options, and gives the text. */
type Format = (shown: Shown, options: FormatOptions) => string;

const objectOf = (columns: readonly string[], cells: readonly Cell[]): Json =>
  Object.fromEntries(columns.map((column, index) => [column, cells[index]?.value ?? null]));

const json: Format = (shown, {indent}) =>
  toJson(
    shown.kind === 'table'
      ? shown.rows.map(row => objectOf(shown.columns, row))
      : Object.fromEntries(shown.fields.map(([name, {value}]) => [name, value])),
    indent,
  );

// As PyYAML writes it: YAML 1.1, keys in order, lists not indented, no block scalars.
const dump = (value: Json): string =>
  stringify(value, {
    version: '1.1',
    sortMapEntries: true,
    indentSeq: false,
    singleQuote: true,
    blockQuote: false,
    lineWidth: 80,
    aliasDuplicateObjects: false,
  }).trimEnd();

const yaml: Format = shown =>
  shown.kind === 'table'
    ? dump(shown.rows.map(row => objectOf(shown.columns, row)))
    : shown.fields.map(([name, {value}]) => dump({[name]: value})).join('\n');

const value: Format = shown =>
  shown.kind === 'table'
    ? shown.rows.map(row => row.map(each => toText(each.value)).join(' ')).join('\n')
    : shown.fields.map(([, each]) => toText(each.value)).join('\n');

const csvField = (each: Json, mode: FormatOptions['quote']): string => {
  const text = each === null ? '' : toText(each);
  const isNumeric = typeof each === 'number' || typeof each === 'boolean';
  const isSpecial = /[",\r\n]/.test(text);
  if (mode === 'none') return text.replace(/[",\\\r\n]/g, special => `\\${special}`);
  return mode === 'all' || isSpecial || (mode === 'nonnumeric' && !isNumeric)
    ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '""')}"`
    : text.replaceAll('\\', '\\\\');
};

const csv: Format = (shown, {quote}) => {
  if (shown.kind === 'record') return '';
  const lines = [shown.columns, ...shown.rows.map(row => row.map(each => each.value))];
  return lines.map(line => line.map(each => csvField(each, quote)).join(',')).join('\n');
};

const shell: Format = (shown, {prefix}) =>
  shown.kind === 'table'
    ? ''
    : shown.fields
        .map(([name, each]) => {
          const variable = name.toLowerCase().replace(/[ :-]/g, '_');
          return `${prefix}${variable}="${toText(each.value).replaceAll('"', '\\"')}"`;
        })
        .join('\n');

const formats = {csv, json, shell, value, yaml};

/** The client's formats other than `table`. */
export const textFormats = ['csv', 'json', 'shell', 'value', 'yaml'] as const;

/** The client's formats for a list and for a record, in the client's order. */
export const formatNames = {
  list: ['csv', 'json', 'table', 'value', 'yaml'],
  one: ['json', 'shell', 'table', 'value', 'yaml'],
} as const;

/**
 * Writes a list or a record in one of the client's formats other than `table` (cliff, formatters).
 */
export const inFormat = (
  name: (typeof textFormats)[number],
  shown: Shown,
  options: FormatOptions,
): string => formats[name](shown, options);
