import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {widthOf} from '../../src/text/width.ts';
import {asciiGlyphs, isAsciiLocale, toAscii} from '../../src/tui/ascii.ts';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, {withFileTypes: true}).flatMap(entry =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );

test('every character that the sources draw with has one in ASCII', t => {
  const texts = [...filesIn('src'), ...filesIn('lessons')].map(file => readFileSync(file, 'utf8'));
  const used = new Set(texts.flatMap(text => text.match(/[^\p{ASCII}\p{L}]/gu) ?? []));
  t.true(used.size > 20);
  for (const glyph of used) t.true(Object.hasOwn(asciiGlyphs, glyph), glyph);
});

test('each is as wide as what it stands for', t => {
  for (const [glyph, ascii] of Object.entries(asciiGlyphs)) {
    t.is(widthOf(glyph), 1, glyph);
    t.regex(ascii, /^[ -~]$/);
  }
});

test('what says something by its form says it in ASCII, too', t => {
  const apart: readonly string[] = [...['─━·╌┅', '│┃╎┇', '✓✗', '→←', '↑↓', '●◐○', '★☆']];
  for (const glyphs of apart) {
    const ascii = [...toAscii(glyphs)];
    t.is(new Set(ascii).size, ascii.length, glyphs);
  }
});

test('what people type stays as it is', t => {
  t.is(toAscii('│ Åsa 日本 👍 │'), '| Åsa 日本 👍 |');
});

const locales: readonly (readonly [env: Readonly<Record<string, string>>, ascii: boolean])[] = [
  [{}, false],
  [{LANG: ''}, false],
  [{LANG: 'sv_SE.UTF-8'}, false],
  [{LANG: 'C.utf8'}, false],
  [{LANG: 'C'}, true],
  [{LANG: 'sv_SE.ISO-8859-1'}, true],
  [{LANG: 'C', LC_CTYPE: 'C.UTF-8'}, false],
  [{LANG: 'C.UTF-8', LC_ALL: 'POSIX'}, true],
  [{LANG: 'C', LC_ALL: ''}, true],
];

for (const [env, ascii] of locales) {
  test(`with ${JSON.stringify(env)} it is drawn with ${ascii ? 'ASCII' : 'Unicode'}`, t => {
    t.is(isAsciiLocale(env), ascii);
  });
}
