import {failure, problem, type Result, success} from '../../result.ts';

/** A file that was given: its name and its text. */
export type GivenFile = {readonly name: string; readonly text: string};

/** One JSON document: its file, the line on which it begins, counted from 1, and its value. */
export type JsonDocument = {
  readonly file: string;
  readonly line: number;
  readonly value: unknown;
};

const [quote, backslash] = [0x22, 0x5c];
const [opens, closes] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];

/** The position where the list or object that begins at `start` ends, or the end of the text. */
const endOf = (text: string, start: number): number => {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === backslash) index += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (opens.has(code)) depth += 1;
    else if (closes.has(code)) {
      depth -= 1;
      if (depth <= 0) return index + 1;
    }
  }
  return text.length;
};

/** The number of line breaks in a part of the text. */
const breaksIn = (text: string, start: number, end: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
};

const jsonRemedy =
  'Write the file anew: openstack … -f json > FILE, or terraform show -json > FILE';

type Parsed =
  | {readonly ok: true; readonly value: unknown}
  | {readonly ok: false; readonly at: number};

const parse = (text: string): Parsed => {
  try {
    return {ok: true, value: JSON.parse(text)};
  } catch (error) {
    // The message may hold what the file holds, so only the place is taken from it, if it tells one.
    const says = error instanceof Error ? error.message : '';
    const at = /at position (\d+)/.exec(says)?.[1] ?? (/end of JSON/.test(says) ? text.length : 0);
    return {ok: false, at: Number(at)};
  }
};

/** Whether a text looks like JSON documents of lists and objects, even if it is not valid. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

/**
 * Reads the JSON documents of a file, which stand one after another with only space between them.
 * The error names the line that is not JSON.
 */
export const readJsonDocuments = ({name, text}: GivenFile): Result<readonly JsonDocument[]> => {
  const whole = parse(text);
  if (whole.ok) return success([{file: name, line: 1, value: whole.value}]);
  const documents: JsonDocument[] = [];
  const nextAfter = (end: number): number => {
    const space = text.slice(end).search(/\S/);
    return space < 0 ? text.length : end + space;
  };
  let [before, line] = [0, 1];
  for (let start = nextAfter(0); start < text.length; start = nextAfter(before)) {
    line += breaksIn(text, before, start);
    const end = endOf(text, start);
    const part = parse(text.slice(start, end));
    if (!part.ok) {
      const at = start + part.at;
      const says = at >= text.length ? 'The JSON ends in the middle.' : 'This is not JSON.';
      return failure(problem(`${name}:${line + breaksIn(text, start, at)}: ${says}`, jsonRemedy));
    }
    documents.push({file: name, line, value: part.value});
    line += breaksIn(text, start, end);
    before = end;
  }
  return success(documents);
};
