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
  // Letters of the languages that lessons are written in.
  å: 'a',
  ä: 'a',
  æ: 'e',
  ö: 'o',
  ø: 'o',
  é: 'e',
  Å: 'A',
  Ä: 'A',
  Æ: 'E',
  Ö: 'O',
  Ø: 'O',
  É: 'E',
};

const drawn = new RegExp(`[${Object.keys(asciiGlyphs).join('')}]`, 'gu');

/** A text with what the lab draws and writes with in ASCII; what else people typed stays as it is. */
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
