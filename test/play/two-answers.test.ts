import test from 'ava';
import {besideTheLabs} from '../../src/play/two-answers.ts';
import {open, solve, typed} from './a-play.ts';

const said = (...lines: readonly string[]): readonly string[] =>
  besideTheLabs(typed(open(5), ...lines)).map(({text}) => text);

const fromDefault = 'egress tcp/3333 to public on sg-default';

test('nothing is compared before a lesson is solved', t => {
  t.deepEqual(said(fromDefault), []);
});

test('an answer that comes to the same as the lab’s own has nothing beside it', t => {
  t.deepEqual(besideTheLabs(solve(open(5))), []);
});

test('another answer of the same length is shown beside the lab’s', t => {
  const lines = said('ingress tcp/3333 from group:sg-default on sg-public', fromDefault);
  t.is(lines[0], 'Your answer, 2 commands');
  t.is(lines[3], 'Another answer, 2 commands');
  t.is(lines.length, 6);
  t.regex(lines[1] ?? '', /--remote-group sg-default sg-public$/);
});

test('a longer way to the same is told so', t => {
  const lines = said(
    'egress tcp/3334 to public on sg-default',
    'security group rule delete 4',
    fromDefault,
    'ingress tcp/3333 from default on sg-public',
  );
  t.is(lines[0], 'Your answer, 4 commands');
  t.is(lines[5], 'It could be shorter, 2 commands');
});
