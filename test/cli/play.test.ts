import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {builtIn} from '../lessons/built-in.ts';
import {newRun} from './a-shell.ts';

for (const {number, lesson} of builtIn) {
  test(`frame ${number}: played by lines from its solution, exit 0; without it, exit 1`, async t => {
    const run = newRun(t);
    const none = await run(`play ${number} --learner none`);
    t.is(none.exit, 1);
    t.regex(none.out, new RegExp(`^${number}/${builtIn.length} ${lesson.title}$`, 'm'));
    for (const {say} of lesson.goals) t.true(none.out.includes(say), say);
    const solved = await run(`play ${lesson.id}`, {input: lesson.solution});
    t.is(solved.exit, 0, solved.out);
    t.is(solved.err, '');
    t.regex(solved.out, /^★★★ solved/m);
    t.true(solved.out.includes(lesson.debrief.link));
  });
}

test('all lessons in one go, by next, are all solved', async t => {
  const run = newRun(t);
  const input = builtIn.map(({lesson}) => lesson.solution.trim()).join('\nnext\n');
  const {exit, out} = await run('', {input});
  t.is(exit, 0);
  t.regex(out, /^7\/\d+ Behind NAT$/m);
  t.regex(
    (await run('progress')).out,
    new RegExp(`^learner: ${builtIn.length} of ${builtIn.length} solved`, 'm'),
  );
});

test('each line is shown before its answer, and a short form is shown as the real command', async t => {
  const input = 'ingress tcp/80 from public on sg-default';
  const {out} = await newRun(t)('play 4', {input});
  t.regex(
    out,
    /^› ingress tcp\/80 from public on sg-default\n {2}\$ openstack security group rule create --ingress/m,
  );
});

test('quit ends it, with the status of the lesson then open', async t => {
  const run = newRun(t);
  t.is((await run('play 4', {input: 'quit\ningress tcp/80 from public on sg-default'})).exit, 1);
  const solved = 'ingress tcp/80 from public on sg-default';
  t.is((await run('play 4', {input: `${solved}\nquit`})).exit, 0);
  t.is((await run('play 4', {input: 'next\nquit'})).exit, 1);
});

test('who comes back is where they were', async t => {
  const run = newRun(t);
  await run('play 5', {input: 'egress tcp/3333 to public on sg-default\nhint'});
  const back = await run('play', {
    input: 'show answer\ningress tcp/3333 from default on sg-public',
  });
  t.is(back.exit, 0);
  t.regex(back.out, /^5\/\d+ /m);
  t.regex(back.out, /^ {2}\$ openstack security group rule create --egress/m);
  t.regex((await run('')).out, /^\n5\/\d+ Both ends must allow\n/);
});

test('every command is in the save, whatever comes after it', async t => {
  const run = newRun(t);
  await run('play 2 --learner ada', {input: 'egress tcp on sg-public\nno such command\nhint'});
  const save = JSON.parse(readFileSync(join(run.saves, 'ada.json'), 'utf8'));
  t.like(save, {version: 1, learner: 'ada', current: 'way-out'});
  t.is(save.lessons['way-out'].commands.length, 1);
  t.deepEqual(save.lessons['way-out'].hints, ['some-protocols']);
});

test('a wrong command is answered and does not end the play', async t => {
  const input =
    'opnstack\ningress tcp/70000 on sg-default\ningress tcp/80 from public on sg-default';
  const {exit, out} = await newRun(t)('play 4', {input});
  t.is(exit, 0);
  t.regex(out, /'opnstack' is not an openstack command/);
  t.regex(out, /Invalid value for port 70000/);
});

// check reads the same file and leaves them out.
test('comments in a file of commands are left out, as check leaves them out', async t => {
  const {out} = await newRun(t)('play 4', {input: '# what public needs\n'});
  t.notRegex(out, /not an openstack command/);
});

test('a save that cannot be read is told, and stays as it is', async t => {
  const run = newRun(t);
  const file = join(run.saves, 'learner.json');
  mkdirSync(run.saves);
  writeFileSync(file, '{"version": 1, "learner"');
  for (const argv of ['play 1', '', 'progress', 'reset 1']) {
    const {exit, out, err} = await run(argv, {input: 'server list'});
    t.is(exit, 2, argv);
    t.is(out, '', argv);
    t.regex(err, /learner\.json cannot be read: .*JSON/);
    t.regex(err, /left as it is.*reset --all/);
  }
  t.is(readFileSync(file, 'utf8'), '{"version": 1, "learner"');
  t.is((await run('check 1', {input: ''})).exit, 1);
});

test('where nothing can be kept, it is told before anything is played: exit 1', async t => {
  const run = newRun(t);
  symlinkSync('nowhere/at/all', run.saves);
  const {exit, out, err} = await run('play 2', {input: builtIn[1]?.lesson.solution ?? ''});
  t.is(exit, 1);
  t.is(out, '');
  t.regex(err, /learner\.json cannot be written: /);
  t.regex(err, /--saves DIR/);
});

test('an empty --saves is wrong use', async t => {
  t.is((await newRun(t)("progress --saves ''")).exit, 2);
});

// A save must not take for a lesson what every object has.
test('a lesson may be called constructor', async t => {
  const folders = {
    mine: (await import('../lessons/a-course.ts')).files.map(({name, text}) => ({
      name,
      text: text
        .replace('id: first', 'id: constructor')
        .replace('after: first', 'after: constructor'),
    })),
  };
  t.is((await newRun(t)('progress --lessons mine', {folders})).exit, 0);
});

test('a line that ends in a backslash goes on in the next', async t => {
  const input = 'ingress tcp/80 \\\n  from public on sg-default\n';
  const {exit, out} = await newRun(t)('play 4', {input});
  t.is(exit, 0);
  t.regex(out, /^★★★ solved/m);
});
