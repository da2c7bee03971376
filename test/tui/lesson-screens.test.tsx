import anyTest from 'ava';
import {App} from '../../src/tui/app.tsx';
import {matchesGolden} from '../terminal/golden.ts';
import {mount} from '../terminal/screen.ts';
import {course, save, solutionOf} from './a-course.ts';

// Every lesson's start, debrief and end, in one file each, to be looked at as one who learns from it.
// Each has Ink listen to the process, and many at once would be too many.
const test = anyTest.serial;

const sizes = [
  {columns: 80, rows: 24},
  {columns: 100, rows: 30},
  {columns: 120, rows: 36},
  {columns: 200, rows: 50},
];

for (const place of course) {
  const {number, lesson} = place;
  test(`lesson ${number}, ${lesson.id}, at every size`, async t => {
    const screen = await mount(
      <App
        course={course}
        save={save}
        startAt={place}
        keep={() => {}}
        version="0.1.0"
        stop={async () => {}}
      />,
      {exitOnCtrlC: false, ...sizes[0]},
    );
    const shown: string[] = [];
    const look = async (title: string) => {
      for (const {columns, rows} of sizes) {
        await screen.resize(columns, rows);
        shown.push(`${'='.repeat(20)} ${title}, ${columns}x${rows}`, screen.text());
      }
      await screen.resize(80, 24);
    };
    await look('start');
    for (const line of solutionOf(number)) await screen.send(`${line}\r`);
    shown.push(`${'='.repeat(20)} debrief, 80x24`, screen.text());
    await screen.press('escape');
    await look('end');
    matchesGolden(t, `lessons/${`${number}`.padStart(2, '0')}-${lesson.id}`, shown.join('\n'));
    await screen.unmount();
  });
}
