/**
 * A whole number as Python's `int()` reads one: blanks around it, a sign and single underscores
 * between digits are allowed. `undefined` when it is none.
 */
export const readInteger = (text: string): number | undefined => {
  const trimmed = text.trim();
  // Adding zero turns a negative zero, which Python does not have, into zero.
  return /^[+-]?\d+(_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll('_', '')) + 0 : undefined;
};

/** A text as Python's `repr()` quotes it in messages. */
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
