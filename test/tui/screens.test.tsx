import anyTest from 'ava';
import type {CourseLesson} from '../../src/lessons/course.ts';
import type {Save} from '../../src/progress/save.ts';
import {App} from '../../src/tui/app.tsx';
import {thirty as course} from '../lessons/fixed-course.ts';
import {matchesGolden} from '../terminal/golden.ts';
import {mount, type Screen} from '../terminal/screen.ts';
import {save, solutionOf} from './a-course.ts';

const lesson = (number: number): CourseLesson => {
  const place = course[number - 1];
  if (!place) throw new Error(`There is no lesson ${number}.`);
  return place;
};

// Each has Ink listen to the process, and many at once would be too many.
const test = anyTest.serial;

type Start = {
  readonly at?: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly from?: Save;
  readonly moves?: boolean;
  readonly keep?: (save: Save) => void;
  readonly language?: string;
};

const open = ({
  at,
  from = save,
  moves = false,
  keep = () => {},
  language = 'en',
  ...size
}: Start = {}): Promise<Screen> =>
  mount(
    <App
      course={course}
      save={from}
      startAt={at === undefined ? null : lesson(at)}
      keep={keep}
      version="0.1.0"
      language={language}
      moves={moves}
      stop={async () => {}}
    />,
    {exitOnCtrlC: false, ...size},
  );

const enterAll = async (screen: Screen, lines: readonly string[]): Promise<void> => {
  for (const line of lines) await screen.send(`${line}\r`);
};

const sizes = [
  {columns: 80, rows: 24},
  {columns: 120, rows: 36},
];

for (const {columns, rows} of sizes) {
  test(`the menu at ${columns}x${rows}`, async t => {
    const screen = await open({at: 1, columns, rows});
    await enterAll(screen, solutionOf(1));
    await screen.press('enter');
    await enterAll(screen, ['egress any to any on sg-default', 'lessons']);
    matchesGolden(t, `${columns}x${rows}/menu`, screen.text());
    await screen.unmount();
  });

  test(`answers at ${columns}x${rows}`, async t => {
    const screen = await open({at: 5, columns, rows});
    await enterAll(screen, ['trace default 1.1.1.1 tcp/443']);
    matchesGolden(t, `${columns}x${rows}/trace`, screen.text());
    await enterAll(screen, ['help']);
    matchesGolden(t, `${columns}x${rows}/page-help`, screen.text());
    await screen.press('end');
    matchesGolden(t, `${columns}x${rows}/page-help-end`, screen.text());
    await screen.press('escape');
    await enterAll(screen, ['security group rule list']);
    await screen.press('right');
    matchesGolden(t, `${columns}x${rows}/page-rules-right`, screen.text());
    await screen.unmount();
  });
}

test('the smallest screen shows a table in place of the picture', async t => {
  const screen = await open({at: 5, columns: 60, rows: 16});
  await screen.press('escape');
  matchesGolden(t, '60x16', screen.text());
  await screen.unmount();
});

test('a screen that is too small says what it needs, and nothing is lost', async t => {
  const screen = await open({at: 5});
  await screen.type('hin');
  const before = screen.text();
  await screen.resize(50, 12);
  matchesGolden(t, 'too-small', screen.text());
  await screen.type('xyz');
  await screen.resize(80, 24);
  t.is(screen.text(), before);
  await screen.unmount();
});

test('a resize draws everything anew in its new place', async t => {
  const screen = await open({at: 5});
  const before = screen.text();
  await screen.resize(120, 36);
  const large = screen.text();
  t.not(large, before);
  await screen.resize(80, 24);
  t.is(screen.text(), before);
  const other = await open({at: 5, columns: 120, rows: 36});
  t.is(other.text(), large);
  await screen.unmount();
  await other.unmount();
});

test('the cursor stands where the next character goes', async t => {
  const screen = await open({at: 5});
  t.deepEqual(screen.cursor(), {column: 3, row: 22});
  await screen.type('hint');
  t.deepEqual(screen.cursor(), {column: 7, row: 22});
  await screen.press('ctrl-a');
  t.deepEqual(screen.cursor(), {column: 3, row: 22});
  await screen.press('ctrl-e');
  await screen.type('日👍');
  t.deepEqual(screen.cursor(), {column: 11, row: 22});
  await screen.unmount();
});

for (const {columns, rows} of sizes) {
  test(`before Enter it is told what a line would do, and drawn, at ${columns}x${rows}`, async t => {
    const screen = await open({at: 5, columns, rows});
    await screen.send('egress tcp/3333 to public on sg-defau');
    await screen.type('l');
    matchesGolden(t, `${columns}x${rows}/typing-unfinished`, screen.text());
    await screen.type('t');
    matchesGolden(t, `${columns}x${rows}/typing-ready`, screen.text());
    await screen.press('enter');
    matchesGolden(t, `${columns}x${rows}/just-changed`, screen.text());
    await screen.send('trace default public tcp/3333');
    await screen.type('x');
    matchesGolden(t, `${columns}x${rows}/typing-lab-word`, screen.text());
    await screen.press('ctrl-u');
    await screen.send('security group rule create --protocol tcpp sg-publi');
    await screen.type('c');
    matchesGolden(t, `${columns}x${rows}/typing-wrong`, screen.text());
    await screen.unmount();
  });
}

test('a packet is on its way over the picture, hop by hop', async t => {
  const screen = await open({at: 7, moves: true});
  await enterAll(screen, ['trace default 1.1.1.1 tcp/443']);
  await screen.press('space');
  matchesGolden(t, '80x24/packet-under-way', screen.text());
  await screen.press('escape');
  matchesGolden(t, '80x24/packet-at-the-end', screen.text());
  await enterAll(screen, ['trace public default tcp/80']);
  await screen.press('space', 'space');
  matchesGolden(t, '80x24/packet-between', screen.text());
  await screen.unmount();
});

test('what is looked at is lit in the picture, and told of', async t => {
  const screen = await open({at: 7});
  await screen.press('shift-tab');
  matchesGolden(t, '80x24/looking-at-a-goal', screen.text());
  await screen.press('down', 'down', 'down', 'down');
  matchesGolden(t, '80x24/looking-at-a-rule', screen.text());
  await screen.type('w');
  t.regex(screen.text(), /^ › w/m);
  await screen.unmount();
});

test('a line that is longer than the screen keeps the cursor in sight', async t => {
  const screen = await open({at: 5});
  const rows = screen.rows();
  await screen.send('日本👍'.repeat(30));
  t.deepEqual(screen.rows().slice(0, 22), rows.slice(0, 22));
  t.true(screen.cursor().column <= 79);
  t.is(screen.cursor().row, 22);
  await screen.unmount();
});

test('keys of one read are all heard, in their order', async t => {
  const screen = await open({at: 5});
  await screen.send('why\x01\x0Bundo\x7F\x7F\x7F\x7Fshow goals\r');
  t.regex(screen.text(), /✗ default reaches public/);
  await screen.send('abc def\x01\x06\x17');
  t.is(screen.rows()[22], ' › bc def');
  await screen.send('\x15\x0B');
  await screen.press('up');
  t.is(screen.rows()[22], ' › show goals');
  await screen.unmount();
});

test('pasted lines are run, and a pasted line waits', async t => {
  const screen = await open({at: 7});
  await screen.paste('show goals');
  t.is(screen.rows()[22], ' › show goals');
  await screen.press('ctrl-u');
  await screen.paste(`${solutionOf(7).join('\n')}\nundo\nredo\n`);
  t.regex(screen.text(), /^ Solved: /);
  await screen.unmount();
});

test('everything new is kept, and only then', async t => {
  const kept: Save[] = [];
  const screen = await open({keep: one => kept.push(one)});
  t.is(kept.length, 0);
  await screen.press('down', 'enter');
  t.is(kept.at(-1)?.current, lesson(2).lesson.id);
  const before = kept.length;
  await enterAll(screen, ['show goals']);
  await screen.press('escape');
  t.is(kept.length, before + 1);
  t.deepEqual(kept.at(-1)?.history, ['show goals']);
  await enterAll(screen, ['show goals']);
  await screen.press('escape');
  t.is(kept.length, before + 1);
  await enterAll(screen, ['egress any to any on sg-default']);
  t.is(kept.length, before + 2);
  t.is(kept.at(-1)?.lessons[lesson(2).lesson.id]?.commands.length, 1);
  await screen.unmount();
});

test('what a line made is kept when the same read leaves', async t => {
  const kept: Save[] = [];
  const screen = await open({at: 2, keep: one => kept.push(one)});
  await screen.send('egress any to any on sg-default\rquit\r');
  await screen.exit();
  t.is(kept.at(-1)?.lessons[lesson(2).lesson.id]?.commands.length, 1);
});

test('leaving gives the screen back', async t => {
  const screen = await open({at: 2});
  t.true(screen.isAlternate());
  await screen.press('ctrl-c');
  t.regex(screen.text(), /Press Ctrl-C again, or type quit, to leave/);
  await screen.press('ctrl-c');
  await screen.exit();
  t.false(screen.isAlternate());
});

test('Ctrl-L draws the same again', async t => {
  const screen = await open({at: 2});
  const before = screen.text();
  await screen.press('ctrl-l');
  t.is(screen.text(), before);
  await screen.type('x');
  t.is(screen.rows()[22], ' › x');
  await screen.unmount();
});

test('the menu in Swedish', async t => {
  const kept: Save[] = [];
  const first = await open({at: 2, keep: one => kept.push(one)});
  await enterAll(first, ['hint']);
  await first.unmount();
  const screen = await open({from: kept.at(-1) ?? save, language: 'sv'});
  const rows = screen.rows();
  t.is(rows[2], ' Vem som når vem på Safesprings plattform, och varför.');
  t.regex(rows[5] ?? '', /^ › {2}2 .* påbörjad$/);
  t.is(rows[23], ' ↑ ↓ eller ett nummer: välj · Enter öppna · q avsluta');
  await screen.unmount();
});

test('the menu of a learner who comes back', async t => {
  const kept: Save[] = [];
  const first = await open({at: 1, keep: one => kept.push(one)});
  await enterAll(first, solutionOf(1));
  await first.press('enter');
  await first.unmount();
  const screen = await open({from: kept.at(-1) ?? save});
  t.regex(screen.text(), /› {2}2 {2}/);
  t.regex(screen.text(), /1 .*★★★/);
  await screen.unmount();
});

for (const {columns, rows} of sizes) {
  test(`who comes for the first time is welcomed, once, at ${columns}x${rows}`, async t => {
    const kept: Save[] = [];
    const screen = await open({
      from: {...save, welcomed: false},
      keep: one => kept.push(one),
      columns,
      rows,
    });
    t.true(kept.at(-1)?.welcomed);
    matchesGolden(t, `${columns}x${rows}/welcome-1`, screen.text());
    await screen.press('enter');
    matchesGolden(t, `${columns}x${rows}/welcome-2`, screen.text());
    await screen.press('enter');
    t.regex(screen.text(), /Who can reach whom/);
    await screen.unmount();
  });
}

test('the welcome can be skipped, and is not shown to who names a lesson', async t => {
  const from = {...save, welcomed: false};
  const skipping = await open({from});
  await skipping.press('escape');
  t.regex(skipping.text(), /Who can reach whom/);
  await skipping.unmount();
  const inLesson = await open({from, at: 2});
  t.regex(inLesson.text(), /Egress opens the way out/);
  await inLesson.unmount();
});
