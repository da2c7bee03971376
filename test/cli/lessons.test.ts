import test from 'ava';
import {files, withSlips} from '../lessons/a-course.ts';
import {builtIn} from '../lessons/built-in.ts';
import {frameFiles, frames} from '../lessons/fixed-course.ts';
import {newRun} from './a-shell.ts';

test('lessons lists each with its number, its id and its title', async t => {
  const {exit, out, err} = await newRun(t)('lessons');
  t.is(exit, 0);
  t.is(err, '');
  t.is(out.split('\n').length, builtIn.length);
  t.regex(out, /^ *1 {2}no-group +No group, no traffic$/m);
  t.regex(out, /^ *7 {2}behind-nat +Behind NAT$/m);
});

test('lessons --json has the same for programs', async t => {
  const {exit, out} = await newRun(t)('lessons --json');
  const rows = JSON.parse(out);
  t.is(exit, 0);
  t.is(rows.length, builtIn.length);
  t.deepEqual(rows[0], {number: 1, id: 'no-group', title: 'No group, no traffic', after: null});
  t.is(rows[6].after, 'private-stays-private');
});

// All the lessons are proved in test/lessons/check; this is what the command says of some.
test('lessons check proves lessons, one a line', async t => {
  const folders = {frames: frameFiles};
  const {exit, out, err} = await newRun(t)('lessons check frames', {folders});
  t.is(exit, 0);
  t.is(err, '');
  t.deepEqual(
    out.split('\n').map(line => line.split(':')[0]),
    frames.map(({number, lesson}) => `${number} ${lesson.id}`),
  );
});

test('lessons check --json of sound lessons has no faults', async t => {
  const {exit, out} = await newRun(t)('lessons check mine --json', {folders: {mine: files}});
  t.is(exit, 0);
  t.deepEqual(JSON.parse(out), {lessons: 2, faults: []});
});

test('lessons check DIR and --lessons DIR prove that folder', async t => {
  const run = newRun(t);
  const folders = {mine: files};
  const named = await run('lessons check mine', {folders});
  t.is(named.exit, 0);
  t.is(named.out.split('\n').length, 2);
  t.deepEqual(await run('--lessons mine lessons check', {folders}), named);
});

test('a fault is a line on standard error, and exit 1', async t => {
  const folders = {mine: withSlips(files, ['1-first.yaml', 'hint: look', 'hint: gates'])};
  const {exit, out, err} = await newRun(t)('lessons check mine', {folders});
  t.is(exit, 1);
  t.is(out, '');
  t.regex(err, /^1-first\.yaml:\d+: This mistake brings the hint 'look', not 'gates'\. \S.*$/);
});

test('lessons check --json has each fault with its file, line and remedy', async t => {
  const folders = {
    mine: withSlips(files, ['2-second.yaml', 'title: The first', 'titel: The first']),
  };
  const {exit, out} = await newRun(t)('lessons check mine --json', {folders});
  const {lessons, faults} = JSON.parse(out);
  t.is(exit, 1);
  t.is(lessons, null);
  t.deepEqual(Object.keys(faults[0]).sort(), ['file', 'line', 'remedy', 'says']);
  t.like(faults[0], {file: '2-second.yaml', line: 1, says: "'title' is missing."});
});
