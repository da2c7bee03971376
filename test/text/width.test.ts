import test from 'ava';
import stringWidth from 'string-width';
import {cut, graphemes, pad, slide, widthOf} from '../../src/text/width.ts';

test('a person sees one character where there are several code units', t => {
  t.deepEqual(graphemes('aé́👨‍👩‍👧'), ['a', 'é́', '👨‍👩‍👧']);
  t.is(widthOf('日本'), 4);
});

test('plain text is measured as Ink measures it', t => {
  const segmenter = new Intl.Segmenter();
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCodePoint(code);
    for (const text of [character, `a${character}`, `${character}│`]) {
      t.is(widthOf(text), stringWidth(text));
      const segments = Array.from(segmenter.segment(text), ({segment}) => segment);
      t.is(graphemes(text).join('|'), segments.join('|'));
    }
  }
});

test('text is cut at a width, and a wide character is never cut in two', t => {
  t.is(cut('sg-public', 9), 'sg-public');
  t.is(cut('sg-public', 8), 'sg-publ…');
  t.is(cut('日本語', 4), '日…');
  t.is(cut('any', 0), '');
});

test('text is filled up to a width, counted in columns', t => {
  t.is(pad('日', 4), '日  ');
  t.is(pad('any', 2), 'any');
});

test('a long line slides by', t => {
  t.is(slide('abcdefgh', 0, 5), 'abcd…');
  t.is(slide('abcdefgh', 2, 5), '…def…');
  t.is(slide('abcdefgh', 3, 5), '…efgh');
});
