/**
 * Makes a text safe to print: control and format characters, lone halves of surrogate pairs and
 * line separators are written out, as `\x1b` or `\u202e`. `breaks` says whether line breaks stay.
 */
export const printable = (text: string, breaks: 'keep' | 'write out' = 'write out'): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, character => {
    if (character === '\n' && breaks === 'keep') return character;
    const digits = (character.codePointAt(0) ?? 0).toString(16);
    return digits.length > 2 ? `\\u${digits.padStart(4, '0')}` : `\\x${digits.padStart(2, '0')}`;
  });
