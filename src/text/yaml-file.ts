import * as v from 'valibot';
import {
  type Document,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import {failure, type Result, success} from '../result.ts';
import type {Fault} from './fault.ts';

/** A file of text that is read but not yet understood: its name, and what it holds. */
export type TextFile = {readonly name: string; readonly text: string};

/** The path to a place in a file: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** The value of a file, with a function that names the line of a part of it. */
export type Located<Value> = {
  readonly value: Value;
  readonly file: string;
  /**
   * Makes a fault with the line of a path. If nothing stands at the path, it takes the nearest
   * parent's line.
   */
  readonly fault: (path: Path, says: string, remedy: string) => Fault;
};

const isPath = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

const remedyFor = (issue: v.BaseIssue<unknown>): string => {
  if (issue.expected === 'never') return 'Take it out, or look for a slip of spelling.';
  if (issue.received === 'undefined') return 'Add it.';
  // A pattern is nothing to read, and what it stands for is told already.
  if (issue.expected?.startsWith('/')) return 'Give one like that here.';
  return `Give ${issue.expected ?? 'another value'} here.`;
};

const saysOf = (issue: v.BaseIssue<unknown>, path: Path): string => {
  const field = path.join('.') || 'the file';
  if (issue.expected === 'never') return `'${field}' is not a field of it.`;
  if (issue.received === 'undefined') return `'${field}' is missing.`;
  return issue.kind !== 'schema'
    ? `'${field}' is not right: ${issue.message}.`
    : `'${field}' is ${issue.received}, and should be ${issue.expected}.`;
};

/** Reads a YAML file and checks it against a schema. Every fault has its line. */
export const readYaml = <Schema extends v.GenericSchema>(
  {name, text}: TextFile,
  schema: Schema,
): Result<Located<v.InferOutput<Schema>>, readonly Fault[]> => {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines});
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const aliases = aliasOffsets(document).map(
    (offset): Fault => ({
      file: name,
      line: lineAt(offset),
      says: 'These files have no aliases.',
      remedy: 'Write the text again where it belongs.',
    }),
  );
  if (aliases.length > 0) return failure(aliases);
  // What follows a slip of syntax mostly follows from it.
  const syntax = document.errors.slice(0, 1).map(
    (error): Fault => ({
      file: name,
      line: lineAt(offsetOf(document, error)),
      says: `This is not YAML: ${reasonOf(error)}.`,
      remedy: 'Check the indentation and the quotes here.',
    }),
  );
  if (syntax.length > 0) return failure(syntax);
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      const key = path[length - 1];
      if (isMap(parent)) {
        const at = keyOffset(parent, key);
        if (at !== undefined) return lineAt(at);
      }
      const node = document.getIn(path.slice(0, length), true);
      const range = hasRange(node) ? node.range : undefined;
      if (range) return lineAt(range[0]);
    }
    return 1;
  };
  const fault: Located<unknown>['fault'] = (path, says, remedy) => ({
    file: name,
    line: lineOf(path),
    says,
    remedy,
  });
  const parsed = v.safeParse(schema, document.toJS());
  if (parsed.success) return success({value: parsed.output, file: name, fault});
  return failure(
    parsed.issues.map(issue => {
      const path = (issue.path ?? []).map(({key}) => key).filter(isPath);
      return fault(path, saysOf(issue, path), remedyFor(issue));
    }),
  );
};

/** The parser's message, except where YAML is nested too deeply for it. */
const reasonOf = ({message}: YAMLParseError): string =>
  /call stack/.test(message)
    ? 'it is nested too deeply'
    : (message.split('\n')[0]?.replace(/ at line.*$/, '') ?? '');

const aliasOffsets = (document: Document): readonly number[] => {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_, {range}) => {
      offsets.push(range?.[0] ?? 0);
    },
  });
  return offsets;
};

/**
 * The position where an error began. For a quote that is never closed the parser tells only where
 * it gave up.
 */
const offsetOf = (document: Document, {code, pos}: YAMLParseError): number => {
  if (code !== 'MISSING_CHAR') return pos[0];
  let start = pos[0];
  visit(document, {
    Scalar: (_, {range}) => {
      if (range && range[0] < pos[0] && pos[0] <= range[1]) start = range[0];
    },
  });
  return start;
};

const keyOffset = (map: YAMLMap, key: string | number | undefined): number | undefined => {
  const pair = map.items.find(item => isScalar(item.key) && item.key.value === key);
  return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
};

const hasRange = (node: unknown): node is {range: readonly [number, number, number]} =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
