/**
 * Writes a text as a string literal of HCL. Quotes, backslashes and control characters are escaped,
 * and `${` and `%{` are doubled, so that no part of a name is read as a template.
 */
export const literal = (text: string): string => {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(
      /[\p{Cc}\u2028\u2029]/gu,
      character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `"${escaped}"`;
};

/** An argument of a block: its name, and its value written in HCL. */
export type HclArgument = readonly [name: string, value: string];

/** Writes a block of HCL that holds only arguments, with their equals signs in one column. */
export const block = (
  kind: string,
  labels: readonly string[],
  args: readonly HclArgument[],
): string => {
  const width = Math.max(...args.map(([name]) => name.length));
  return [
    `${[kind, ...labels.map(literal)].join(' ')} {`,
    ...args.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`),
    '}',
    '',
  ].join('\n');
};
