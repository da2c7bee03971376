import test from 'ava';
import {aboutPointed, type Pointed, pointable} from '../../src/play/pointed.ts';
import {indented} from '../../src/play/said.ts';
import {builtIn} from '../lessons/built-in.ts';
import {open, typed} from './a-play.ts';

const textsOf = (number: number, at: number, ...lines: readonly string[]): string => {
  const play = typed(open(number), ...lines);
  const pointed = pointable(play).at(at);
  return pointed ? aboutPointed(play, pointed).map(indented).join('\n') : '';
};

test('goals come first, then the rules in the order of their numbers', t => {
  for (const {number, lesson, start} of builtIn) {
    const all = pointable(open(number));
    const count = start.groups.reduce((sum, {rules}) => sum + rules.length, 0);
    t.deepEqual(
      all.map(({kind}) => kind),
      [...lesson.goals.map(() => 'goal'), ...Array.from({length: count}, () => 'rule')],
    );
  }
});

test('a goal that is met says what it is met by', t => {
  t.regex(textsOf(5, 1), /✓ the Internet stays out .*\n.* stops at ingress: public has no ingress/);
  const solved = [
    'egress tcp/3333 to public on sg-default',
    'ingress tcp/3333 from default on sg-public',
  ];
  t.regex(
    textsOf(5, 0, ...solved),
    /passes, by rule 5 .* and rule 3 .*It is seen as 10\.65\.42\.3\./,
  );
});

test('a goal that is not met gives every reason', t => {
  t.regex(textsOf(5, 0), /stops at egress: .*\n +It also stops at ingress: /);
});

const rules: readonly (readonly [says: string, lesson: number, at: number, what: RegExp])[] = [
  ['what it opens', 5, 4, /^rule 2 .*\nIt opens tcp\/443 from the Internet to public\nIt opens/],
  ['that nobody has its group', 5, -1, /^rule 7 .*\nNo instance has default yet/],
];

for (const [says, lesson, at, what] of rules) {
  test(`a rule says ${says}`, t => {
    t.regex(textsOf(lesson, at), what);
  });
}

test('a rule that nobody gets through by says whom it waits for', t => {
  const said = textsOf(5, 5, 'ingress tcp/3333 from default on sg-public');
  t.regex(
    said,
    /^rule 3 .*\nNobody can use it: of those it names, default, none has an egress rule/,
  );
});

test('a rule that another makes needless says so', t => {
  const said = textsOf(5, 5, 'ingress tcp/443 from 198.51.100.0/24 on sg-public');
  t.regex(said, /^rule 3 .*\nIt adds nothing: other rules allow all of it/);
});

test('what is gone has nothing to say', t => {
  const play = open(5);
  const gone: Pointed = {kind: 'goal', id: 'no-such-goal'};
  t.deepEqual(aboutPointed(play, gone), []);
});
