import test from 'ava';
import {cheatSheet} from '../../src/play/cheat-sheet.ts';
import {after, course, emptyGroups} from '../a-course.ts';
import {newRun} from './a-shell.ts';

test('notes of somebody who has solved nothing say so', async t => {
  const run = newRun(t);
  await run('play 5', {input: 'hint'});
  const {exit, out, err} = await run('notes');
  t.is(exit, 1);
  t.is(out, '');
  t.regex(err, /^safespring-lab: learner has solved no lesson yet/);
});

test('notes hold what was solved, with the best answer and not the latest', async t => {
  const run = newRun(t);
  await run('play 2', {input: 'egress any to any on sg-public\nundo\negress tcp on sg-public'});
  await run('play 4', {input: 'ingress tcp from public on sg-default'});
  await run('play 5', {input: 'hint'});
  const {exit, out, err} = await run('notes');
  t.is(exit, 0);
  t.is(err, '');
  t.is(
    out,
    `What to remember of security groups
===================================

learner: 1 of ${course.length} lessons solved.

2. Egress opens the way out ★★★
-------------------------------

Egress decides what an instance may begin; replies need no rule.

    openstack security group rule create --egress --remote-ip 0.0.0.0/0 sg-public

https://docs.openstack.org/neutron/latest/admin/intro-os-networking.html`,
  );
});

test('notes --format markdown', async t => {
  const run = newRun(t);
  await run('play 4', {input: 'ingress tcp/80 from public on sg-default'});
  const {out} = await run('notes --format markdown');
  t.regex(out, /^# What to remember.*\n\n.*\n\n## 4\. No second leg ★★★\n\nA network is/);
  t.regex(out, /\n```sh\nopenstack security group rule create .* sg-default\n```\n/);
});

test('notes in a format that there is not is wrong use', async t => {
  t.is((await newRun(t)('notes --format pdf')).exit, 2);
});

test('the cheat sheet needs no save, and comes in both formats', async t => {
  const run = newRun(t);
  const text = await run('notes --cheat-sheet --lessons nowhere');
  t.is(text.exit, 0);
  t.regex(text.out, /^How traffic flows on the platform\n=+\n\nnetwork +IPv4 address/);
  for (const line of text.out.split('\n').filter(each => !each.startsWith('    '))) {
    t.true(line.length <= 76, line);
  }
  const {out} = await run('notes --cheat-sheet --format markdown');
  t.regex(out, /^# How traffic flows[\s\S]*\| public \| public \| as its own address \|/);
});

test('what the cheat sheet says to type is taken', t => {
  const lines = cheatSheet.flatMap(part => (part.kind === 'commands' ? part.lines : []));
  const commands = lines.map(line => line.replace('RULE', '1').replace('SERVER', 'public'));
  const world = after(
    emptyGroups,
    'security group create db',
    'server add security group public default',
  );
  t.notThrows(() => after(world, ...commands));
  t.true(commands.length > 5);
});
