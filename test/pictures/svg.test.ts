import test from 'ava';
import {Display} from '../terminal/display.ts';
import {screenAtRest, screensIn} from './read-back.ts';
import {drawPicture, type Frame, textOf} from './svg.ts';
import {themes} from './themes.ts';

/** A small screen after some output of a program. */
const frameOf = async (output: string): Promise<Frame> => {
  const display = new Display({columns: 24, rows: 3}, {convertEol: true});
  await display.write(output);
  return {seconds: 1, rows: display.cells().map(cells => ({cells, cursor: null}))};
};

const pictureOf = (...frames: [Frame, ...Frame[]]): string =>
  drawPicture({title: 'a < b', description: '"c" & d', frames}, themes.dark);

test('what a picture says is read back out of it', async t => {
  const frame = await frameOf('╭─ a  b ──→ ★ ✓ ›\n\n  x &amp; <b> "y" \'z\'');
  const svg = pictureOf(frame);
  t.deepEqual(screensIn(svg), ['╭─ a  b ──→ ★ ✓ ›\n\n  x &amp; <b> "y" \'z\'']);
  t.regex(svg, /<title id="title">a &lt; b<\/title>/);
  t.regex(svg, /x &amp;amp; &lt;b&gt;/);
});

test('screens follow each other, and the last is the one that stands still', async t => {
  const frames = [
    await frameOf('same\none'),
    await frameOf('same\ntwo\nmore'),
    await frameOf('same\none'),
    await frameOf('same\n\nend'),
  ] as const;
  const svg = pictureOf(...frames);
  t.deepEqual(screensIn(svg), frames.map(textOf));
  t.is(screenAtRest(svg), 'same\n\nend');
  t.is(svg.split('>same<').length, 2, 'a row that is the same is drawn once');
});

test('colours are those of the theme, and what a picture cannot show is refused', async t => {
  t.regex(pictureOf(await frameOf('\x1B[31mno\x1B[0m')), /class="c1">no</);
  const inverse = await frameOf('\x1B[7mno');
  t.throws(() => pictureOf(inverse), {message: /do not show yet/});
});
