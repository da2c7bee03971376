import test from 'ava';
import {files, lineOf, withSlips} from '../lessons/a-course.ts';
import {builtIn, builtInFiles} from '../lessons/built-in.ts';
import {frameFiles} from '../lessons/fixed-course.ts';
import {newRun} from './a-shell.ts';

const withoutLessons = files.slice(0, 1);

test('lessons new writes a lesson into a folder, and what it stands on', async t => {
  const written = new Map<string, string>();
  const {exit, out, err} = await newRun(t)('lessons new web-site --lessons mine', {
    folders: {mine: []},
    written,
  });
  t.is(exit, 0, err);
  t.deepEqual([...written.keys()], ['mine/01-web-site.yaml', 'mine/platform.yaml']);
  t.is(
    written.get('mine/platform.yaml'),
    builtInFiles.find(({name}) => name === 'platform.yaml')?.text,
  );
  t.regex(out, /^Written: mine\/01-web-site\.yaml$/m);
  t.regex(out, /safespring-lab lessons check mine$/m);
});

test('lessons new writes into the current folder, and over nothing', async t => {
  const written = new Map([['3-third.yaml', 'mine']]);
  const {exit, err} = await newRun(t)('lessons new third', {folders: {'.': files}, written});
  t.is(exit, 1);
  t.regex(err, /^safespring-lab: 3-third\.yaml cannot be written: EEXIST/);
  t.is(written.get('3-third.yaml'), 'mine');
});

for (const [argv, says] of [
  ['lessons new', "The new lesson's id is missing."],
  ['lessons new first', "The id 'first' is taken"],
  ['lessons new third --lessons nowhere', 'The lessons in nowhere cannot be read'],
  ['lessons preview', 'Which lesson to preview is missing.'],
  ['lessons preview nine', "There is no lesson 'nine'."],
  ['lessons check nowhere --watch', 'The lessons in nowhere cannot be read'],
  ['lessons --more-lessons nowhere', 'The lessons in nowhere cannot be read'],
] as const) {
  test(`'${argv}' is wrong use, and says so`, async t => {
    const {exit, out, err} = await newRun(t)(argv, {folders: {'.': files}});
    t.is(exit, 2);
    t.is(out, '');
    t.true(err.includes(says), err);
  });
}

test('lessons schema prints a JSON Schema', async t => {
  const {exit, out} = await newRun(t)('lessons schema');
  t.is(exit, 0);
  t.like(JSON.parse(out), {type: 'object', title: 'A lesson of safespring-lab'});
});

test('lessons preview shows brief, goals, both pictures and the debrief', async t => {
  const {exit, out, err} = await newRun(t)('lessons preview no-second-leg');
  t.is(exit, 0);
  t.is(err, '');
  t.regex(out, /^\n4\/\d+ No second leg\ndefault runs an application on tcp port 80/);
  const [start = '', end = ''] = out.split('At the start')[1]?.split('At the end') ?? [];
  t.regex(start, /^✗ public reaches default on tcp\/80 \(default: no ingress\)$/m);
  t.regex(start, /no ingress.*→/);
  t.regex(end, /^✓ public reaches default on tcp\/80$/m);
  t.regex(end, /3 I tcp\/80 ‹ public/);
  t.regex(end, /\nTo remember\nA network is where an address comes from[\s\S]*\nhttps:\/\/\S+$/);
  for (const line of out.split('\n')) t.true(line.length <= 80, line);
});

test('lessons preview draws as many instances as there are', async t => {
  const many = withSlips(files, [
    'platform.yaml',
    'addresses: [10.65.42.3]\n',
    `addresses: [10.65.42.3]
  - {name: a, network: public, host: compute-1, addresses: [185.189.28.57]}
  - {name: b, network: public, host: compute-1, addresses: [185.189.28.58]}
`,
  ]);
  const {out} = await newRun(t)('lessons preview first --lessons mine', {folders: {mine: many}});
  t.regex(out, /^ from ↓ +public +a, b +inner +│ Internet$/m);
});

test('lessons check --watch proves again what has changed, and only that', async t => {
  const folders = {mine: files};
  const broken = withSlips(files, ['1-first.yaml', 'hint: look', 'hint: gates']);
  const changes = async function* () {
    folders.mine = broken;
    yield;
    // A change of something else in the folder.
    yield;
    folders.mine = files;
    yield;
    folders.mine = withSlips(files, ['2-second.yaml', 'title: The', 'titel: The']);
    yield;
  };
  const {exit, out, err} = await newRun(t)('lessons check mine --watch', {folders, changes});
  t.is(exit, 0);
  t.deepEqual(out.split('\n'), [
    '2 lessons, no fault.',
    '1 fault.',
    '2 lessons, no fault.',
    '2 faults.',
  ]);
  t.regex(
    err,
    new RegExp(`^1-first\\.yaml:${lineOf(broken, '1-first.yaml', 'hint: gates')}: .*\n2-second`),
  );
});

test('lessons check --watch watches the folder that --more-lessons names', async t => {
  const watched: string[] = [];
  const changes = async function* (folder: string) {
    watched.push(folder);
    yield;
  };
  const folders = {mine: files.slice(1), base: withoutLessons};
  await newRun(t)('lessons check base --more-lessons mine --watch', {folders, changes});
  t.deepEqual(watched, ['mine']);
});

test('lessons check --watch goes on when the folder cannot be read for a while', async t => {
  const folders: Record<string, typeof files> = {mine: files};
  const changes = async function* () {
    delete folders.mine;
    yield;
    folders.mine = withSlips(files, ['1-first.yaml', 'title: The first', 'title: Another']);
    yield;
  };
  const {out, err} = await newRun(t)('lessons check mine --watch', {folders, changes});
  t.is(out, '2 lessons, no fault.\n2 lessons, no fault.');
  t.regex(err, /The lessons in mine cannot be read/);
});

test('--more-lessons come after the built-in ones, on a platform of their own', async t => {
  const folders = {mine: files};
  const run = newRun(t);
  const {exit, out, err} = await run('lessons --more-lessons mine', {folders});
  t.is(exit, 0, err);
  const rows = out.split('\n');
  t.is(rows.length, builtIn.length + 2);
  t.regex(rows.at(-2) ?? '', new RegExp(`^${builtIn.length + 1} +first +The first$`));
  const input = 'egress tcp/443 to any on web';
  const played = await run('play first --more-lessons mine', {folders, input});
  t.is(played.exit, 0);
  t.regex(played.out, /^★★★ solved/m);
  const first = await run('--more-lessons mine check 1', {
    folders,
    input: builtIn[0].lesson.solution,
  });
  t.is(first.exit, 0);
  const frames = {...folders, frames: frameFiles};
  const both = '--lessons frames --more-lessons mine';
  t.is((await run(`lessons check ${both}`, {folders: frames})).exit, 0);
});

test('--more-lessons may begin after a built-in lesson, and need no platform', async t => {
  const [, one] = files;
  const text = (one?.text ?? '').replace(/start: .*?(?=brief)/s, 'after: way-in\n');
  const more = [
    {
      name: '1-more.yaml',
      text: text.replaceAll(' web', ' sg-default').replaceAll('public', 'default'),
    },
  ];
  const {out} = await newRun(t)('lessons --json --more-lessons mine', {folders: {mine: more}});
  t.like(JSON.parse(out).at(-1), {id: 'first', after: 'way-in'});
});

test('a fault of --more-lessons is told with the folders that it is in', async t => {
  const mine = withSlips(files, ['1-first.yaml', 'id: first', 'id: way-in']);
  const {exit, err} = await newRun(t)('lessons --more-lessons mine', {folders: {mine}});
  t.is(exit, 2);
  t.regex(err, /^1-first\.yaml:1: The id 'way-in' is taken by an earlier lesson\./m);
  t.regex(err, /lessons check built-in --more-lessons mine$/);
});
