import test from 'ava';
import {gradeSaved} from '../../src/play/play.ts';
import {standings, whereLeftOff} from '../../src/play/standing.ts';
import {emptySave, type Save, type SavedAttempt} from '../../src/progress/save.ts';
import {builtIn, frame} from '../lessons/built-in.ts';
import {kept, open, saidBy, solve, typed} from './a-play.ts';

const saveWith = (id: string, attempt: Partial<SavedAttempt>): Save => ({
  ...emptySave('ada'),
  current: id,
  lessons: {[id]: {commands: [], hints: [], best: null, stars: 0, ...attempt}},
});

const standing = (save: Save, number: number) => standings(builtIn, save)[number - 1];

test('a save brings back the world, its ids, the hints and the grade', t => {
  const before = typed(
    open(5),
    'hint',
    'security group create extra',
    'ingress tcp/3333 from default on sg-public',
    'security group rule delete 1',
  );
  const after = open(5, before.save);
  t.deepEqual(after.world, before.world);
  t.deepEqual(after.grade, before.grade);
  t.deepEqual(after.save, before.save);
});

test('a rule deleted by its number is kept by its id', t => {
  const before = typed(open(3), 'security group rule delete 1');
  t.regex(kept(before).join(), /^openstack security group rule delete [0-9a-f-]{36}$/);
});

test('what is kept is the real command, whatever was typed', t => {
  t.deepEqual(kept(typed(open(4), 'ingress tcp/80 from public on sg-default')), [
    'openstack security group rule create --ingress --protocol tcp --dst-port 80 --remote-ip 185.189.28.56/32 sg-default',
  ]);
});

test('saved commands that no longer apply are left out, and said to be', t => {
  const good = 'openstack security group rule create --egress --protocol tcp sg-public';
  const save = saveWith('way-out', {
    commands: ['openstack security group delete gone', good, 'no such command'],
  });
  const play = open(2, save);
  t.regex(saidBy(play), /^Saved commands that no longer apply .* were left out: 2\./);
  t.deepEqual(kept(play), [good]);
  t.deepEqual(play.world, typed(open(2), good).world);
});

test('the best answer is kept while the work goes on', t => {
  const solved = solve(open(4));
  const spoilt = typed(solved, 'ingress any from any on sg-default');
  const {best, stars} = spoilt.save.lessons['no-second-leg'] ?? {};
  t.deepEqual(best?.commands, kept(solved));
  t.is(stars, 3);
  t.like(standing(spoilt.save, 4), {state: 'solved', stars: 3});
});

test('a better answer takes the place of the best, a worse one does not', t => {
  const wide = typed(open(4), 'ingress tcp/80 from 185.189.28.0/24 on sg-default');
  t.like(standing(wide.save, 4), {state: 'solved', stars: 2});
  const narrow = typed(wide, 'undo', 'ingress tcp/80 from public on sg-default');
  t.like(standing(narrow.save, 4), {stars: 3});
  const again = typed(narrow, 'undo', 'ingress tcp/80 from 185.189.28.0/24 on sg-default');
  t.like(standing(again.save, 4), {stars: 3});
});

test('stars in the file are not trusted', t => {
  const answer = {commands: [], hints: []};
  for (const best of [null, answer]) {
    const save = saveWith('way-out', {best, stars: 3});
    t.like(standing(save, 2), {state: 'new', stars: 0});
    t.false(open(2, save).grade.solved);
  }
  t.false(gradeSaved(frame(2), answer).solved);
});

// The stars of the file are compared with, so the honest answer is never kept as the best.
test('stars in the file do not keep an honest answer from counting', t => {
  const save = saveWith('way-out', {best: {commands: [], hints: []}, stars: 3});
  t.like(standing(solve(open(2, save)).save, 2), {state: 'solved', stars: 3});
});

test('how far a learner is: new, begun, solved', t => {
  const states = (save: Save) => standings(builtIn, save).map(({state}) => state);
  t.deepEqual(new Set(states(emptySave('ada'))), new Set(['new']));
  t.is(states(typed(open(2), 'hint').save)[1], 'begun');
  t.is(states(typed(open(2), 'egress tcp on sg-public').save)[1], 'begun');
  t.is(states(solve(open(2)).save)[1], 'solved');
});

test('where one left off: the current lesson, else the first that is not solved', t => {
  t.is(whereLeftOff(builtIn, emptySave('ada')).number, 1);
  t.is(whereLeftOff(builtIn, typed(open(3), 'next').save).number, 4);
  t.is(whereLeftOff(builtIn, {...solve(open(1)).save, current: null}).number, 2);
  t.is(whereLeftOff(builtIn, {...emptySave('ada'), current: 'gone'}).number, 1);
});

test('all lessons, played through from the first to the last', t => {
  const end = builtIn.reduce(play => {
    const solved = solve(play);
    t.is(solved.reply.kind, 'solved');
    t.regex(saidBy(solved), /★★★/);
    t.true(saidBy(solved).includes(solved.place.lesson.debrief.link));
    return typed(solved, 'next');
  }, open(1));
  t.regex(saidBy(end), /^This is the last lesson/);
  t.deepEqual(
    standings(builtIn, end.save).map(({stars}) => stars),
    builtIn.map(() => 3),
  );
});
