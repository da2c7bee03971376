import anyTest from 'ava';
import {App} from '../../src/tui/app.tsx';
import {builtIn} from '../lessons/built-in.ts';
import {amongFrames} from '../lessons/fixed-course.ts';
import {matchesGolden} from '../terminal/golden.ts';
import {mount} from '../terminal/screen.ts';
import {save, solutionOf} from './a-course.ts';

// Every lesson's start, debrief and end, in one file each, to be looked at as one who learns from it.
// Each has Ink listen to the process, and many at once would be too many.
const test = anyTest.serial;

const small = {columns: 80, rows: 24};
const middle = {columns: 100, rows: 30};
const large = {columns: 120, rows: 36};
const huge = {columns: 200, rows: 50};

/** Lessons of each form of the picture, which are also drawn at the other sizes. */
const atEverySize = ['both-ends', 'three-tiers', 'final'];

for (const built of builtIn) {
  const {number, lesson} = built;
  const sizes = atEverySize.includes(lesson.id) ? [small, middle, large, huge] : [small, large];
  test(`lesson ${number}, ${lesson.id}, from its start to its end`, async t => {
    const {course, place} = amongFrames(built);
    const screen = await mount(
      <App
        course={course}
        save={save}
        startAt={place}
        keep={() => {}}
        version="0.1.0"
        stop={async () => {}}
      />,
      {exitOnCtrlC: false, ...small},
    );
    const shown: string[] = [];
    const look = async (title: string) => {
      for (const {columns, rows} of sizes) {
        await screen.resize(columns, rows);
        shown.push(`${'='.repeat(20)} ${title}, ${columns}x${rows}`, screen.text());
      }
      await screen.resize(small.columns, small.rows);
    };
    await look('start');
    for (const line of solutionOf(number)) await screen.send(`${line}\r`);
    shown.push(`${'='.repeat(20)} debrief, 80x24`, screen.text());
    await screen.press('escape');
    await look('end');
    matchesGolden(t, `lessons/${lesson.id}`, shown.join('\n'));
    await screen.unmount();
  });
}
