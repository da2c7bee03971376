import {readFileSync} from 'node:fs';
import process from 'node:process';
import anyTest from 'ava';
import {screenAtRest, screensIn} from './read-back.ts';
import {drawRow} from './row.ts';
import {textOf} from './svg.ts';

// Ink asks when it is loaded, and only then, whether there are colours.
process.env.FORCE_COLOR = '1';
const {pictures, writePicture} = await import('./pictures.ts');

// Each has Ink listen to the process, and many at once would be too many.
const test = anyTest.serial;

const remedy = 'If what the program draws now is right, draw the pictures anew: npm run pictures';

if (process.env.UPDATE_GOLDENS === '1' && process.env.CI === undefined) {
  test.before('draw the pictures anew', async () => {
    for (const picture of pictures) await writePicture(picture);
  });
}

for (const {file, background, draw} of pictures) {
  test(`${file} shows what the program draws`, async t => {
    const svg = readFileSync(file, 'utf8');
    const {frames} = await draw(background, 'at once');
    const screens = frames.map(textOf);
    t.is(screenAtRest(svg), screens.at(-1) ?? '', remedy);
    t.deepEqual(
      screensIn(svg).filter(screen => screens.includes(screen)),
      screens,
      remedy,
    );
    // The same rows, colours and all.
    const rows = frames.flatMap(({rows}) => rows.map(drawRow));
    t.deepEqual(
      rows.filter(row => row !== '' && !svg.includes(`>${row}</g>`)),
      [],
      remedy,
    );
  });
}
