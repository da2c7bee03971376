import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {builtIn} from '../lessons/built-in.ts';
import {newRun} from './a-shell.ts';

const answer = {input: 'ingress tcp/80 from public on sg-default'};

test('progress of somebody who has not begun', async t => {
  const run = newRun(t);
  const {exit, out, err} = await run('progress');
  t.is(exit, 0);
  t.is(err, '');
  t.regex(out, /^ *1 {2}☆☆☆ {2}new {5}No group, no traffic$/m);
  t.true(
    out.endsWith(
      `learner: 0 of ${builtIn.length} solved. Kept in ${join(run.saves, 'learner.json')}`,
    ),
    out,
  );
  t.false(existsSync(run.saves));
});

test('progress shows what is begun, what is solved, and with how many stars', async t => {
  const run = newRun(t);
  await run('play 4', answer);
  await run('play 5', {input: 'hint'});
  const {out} = await run('progress');
  t.regex(out, /^ *4 {2}★★★ {2}solved {2}No second leg$/m);
  t.regex(out, /^ *5 {2}☆☆☆ {2}begun {3}Both ends must allow$/m);
  t.regex(out, /^learner: 1 of \d+ solved/m);
});

test('progress --json', async t => {
  const run = newRun(t);
  await run('play 4 --learner ada', answer);
  const {exit, out} = await run('progress --learner ada --json');
  const {learner, current, lessons} = JSON.parse(out);
  t.is(exit, 0);
  t.deepEqual({learner, current}, {learner: 'ada', current: 'no-second-leg'});
  t.is(lessons.length, builtIn.length);
  t.deepEqual(lessons[3], {
    number: 4,
    id: 'no-second-leg',
    title: 'No second leg',
    state: 'solved',
    stars: 3,
  });
});

test('stars that a file claims without commands are not shown', async t => {
  const run = newRun(t);
  mkdirSync(run.saves);
  const claimed = {commands: [], hints: [], best: {commands: [], hints: []}, stars: 3};
  const save = {version: 1, learner: 'ada', current: null, lessons: {'way-out': claimed}};
  writeFileSync(join(run.saves, 'ada.json'), JSON.stringify(save));
  t.regex((await run('progress --learner ada')).out, /^ *2 {2}☆☆☆ {2}new {5}Egress/m);
});

test('learners have their own progress', async t => {
  const run = newRun(t);
  await run('play 4 --learner ada', answer);
  t.regex((await run('progress --learner bob')).out, /^bob: 0 of \d+/m);
  t.regex((await run('progress --learner ada')).out, /^ada: 1 of \d+/m);
  t.deepEqual(readdirSync(run.saves), ['ada.json']);
});

test('--saves keeps them in another folder', async t => {
  const run = newRun(t);
  const other = join(run.saves, 'other');
  await run(`play 4 --saves ${other}`, answer);
  t.deepEqual(readdirSync(other), ['learner.json']);
  t.regex((await run('progress')).out, /: 0 of \d+/);
  t.regex((await run(`progress --saves ${other}`)).out, /: 1 of \d+/);
});

test('reset LESSON forgets that lesson alone', async t => {
  const run = newRun(t);
  await run('play 4', answer);
  await run('play 2', {input: 'egress any on sg-public'});
  const {exit, out} = await run('reset no-second-leg');
  t.is(exit, 0);
  t.is(out, 'Lesson 4, No second leg, is as if never begun.');
  const progress = await run('progress');
  t.regex(progress.out, /^ *4 {2}☆☆☆ {2}new/m);
  t.regex(progress.out, /^ *2 {2}★★★ {2}solved/m);
});

test('reset without a lesson forgets the one where the learner left off', async t => {
  const run = newRun(t);
  await run('play 2', {input: 'egress any on sg-public'});
  await run('play 4', answer);
  t.regex((await run('reset')).out, /^Lesson 4, No second leg/);
  t.regex((await run('progress')).out, /: 1 of \d+/);
});

test('reset --all forgets everything, also a save that cannot be read', async t => {
  const run = newRun(t);
  await run('play 4', answer);
  writeFileSync(join(run.saves, 'learner.json'), 'rubbish');
  const {exit, out} = await run('reset --all');
  t.is(exit, 0);
  t.regex(out, /^All progress is gone: .*learner\.json$/);
  t.deepEqual(readdirSync(run.saves), []);
  t.regex((await run('progress')).out, /: 0 of \d+/);
});

test('reset --all takes no other learner with it', async t => {
  const run = newRun(t);
  await run('play 4 --learner ada', answer);
  await run('reset --all --learner bob');
  t.regex((await run('progress --learner ada')).out, /: 1 of \d+/);
});
