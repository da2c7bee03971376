/** A value that JSON can hold. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | {readonly [key: string]: Json};

/**
 * Reads a whole number as Python's `int()` does: blanks around it, a sign, and single underscores
 * between digits are allowed. It gives `undefined` for anything else.
 */
export const readInteger = (text: string): number | undefined => {
  const trimmed = text.trim();
  // Adding zero turns a negative zero, which Python does not have, into zero.
  return /^[+-]?\d+(_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll('_', '')) + 0 : undefined;
};

/** Quotes a text as Python's `repr()` does in messages. */
export const quoted = (text: string): string => {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(mark, `\\${mark}`);
  return `${mark}${escaped}${mark}`;
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Writes a value as Python's `repr()` does: `None`, `True`, `['a', 1]`, `{'a': 'b'}`. */
export const represent = (value: Json): string => {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(represent).join(', ')}]`;
  const entries = Object.entries(value).map(([key, each]) => `${quoted(key)}: ${represent(each)}`);
  return `{${entries.join(', ')}}`;
};

/** Writes a value as Python's `str()` does: like `repr()`, but a text stays as it is. */
export const toText = (value: Json): string =>
  typeof value === 'string' ? value : represent(value);

/**
 * Writes texts as Python's `repr()` writes a tuple: `('ID', 'Name')`, and `('ID',)` for one text.
 */
export const tuple = (texts: readonly string[]): string =>
  `(${texts.map(quoted).join(', ')}${texts.length === 1 ? ',' : ''})`;

const ascii = (json: string): string =>
  json.replace(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const inOneLine = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(inOneLine).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${inOneLine(each)}`,
  );
  return `{${entries.join(', ')}}`;
};

/** Writes a value as Python's `json.dump` does: in ASCII, indented or in one line. */
export const toJson = (value: Json, indent: boolean): string =>
  ascii(indent ? JSON.stringify(value, null, 2) : inOneLine(value));
