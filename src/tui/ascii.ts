/** Every character beyond ASCII that the lab draws with, and its substitute of the same width. */
export const asciiGlyphs: Readonly<Record<string, string>> = {
  '╭': '+',
  '╮': '+',
  '╰': '+',
  '╯': '+',
  '├': '+',
  '┤': '+',
  '┬': '+',
  '┼': '+',
  '─': '-',
  '│': '|',
  '╌': '.',
  '╎': ':',
  '╿': '|',
  '━': '=',
  '┅': '~',
  '┃': '#',
  '┇': '%',
  '·': ',',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '↵': '>',
  '▸': '>',
  '›': '>',
  '‹': '<',
  '✓': '+',
  '✗': 'x',
  '★': '*',
  '☆': '-',
  '●': '@',
  '◐': 'o',
  '○': '.',
  '…': '~',
  '–': '-',
};

const drawn = new RegExp(`[${Object.keys(asciiGlyphs).join('')}]`, 'gu');

/**
 * Replaces the characters that the lab draws with by ASCII. Letters stay as they are: those that
 * people typed, and those of translations, which are shown only on request if the locale is not
 * UTF-8.
 */
export const toAscii = (text: string): string =>
  text.replace(drawn, glyph => asciiGlyphs[glyph] ?? glyph);

/**
 * Whether a locale says that the terminal does not support UTF-8. The first of the three variables
 * that is set counts (POSIX, locale environment variables); if none is set, it is false.
 */
export const isAsciiLocale = (env: Readonly<Record<string, string | undefined>>): boolean => {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale !== undefined && locale !== '' && !/utf-?8/i.test(locale);
};
