/** Every character that the lab draws with beside ASCII, and what stands for it, as wide as it is. */
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
 * A text with what the lab draws with in ASCII. Letters stay as they are, those that people typed and
 * those of translations, which only who asks for them gets where the locale is not UTF-8.
 */
export const toAscii = (text: string): string =>
  text.replace(drawn, glyph => asciiGlyphs[glyph] ?? glyph);

/**
 * Whether a locale says that the terminal does not know UTF-8. The first of the three that is set
 * counts (POSIX, locale environment variables); where none is, nothing is said.
 */
export const isAsciiLocale = (env: Readonly<Record<string, string | undefined>>): boolean => {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale !== undefined && locale !== '' && !/utf-?8/i.test(locale);
};
