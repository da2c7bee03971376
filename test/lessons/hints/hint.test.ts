import test from 'ava';
import {grade} from '../../../src/lessons/grade/grade.ts';
import {nextHint} from '../../../src/lessons/hints/hint.ts';
import {type Hint, hintSteps} from '../../../src/lessons/lesson.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {answered, builtIn, frame} from '../built-in.ts';

const place = frame(5);

/** The hints one gets by asking so often in one state of frame 5, after those taken before. */
const asked = (world: World, times: number, before: readonly string[] = []): readonly Hint[] => {
  const taken = [...before];
  return Array.from({length: times}, () => {
    const hint = nextHint(place.lesson, grade(place, world, taken), taken);
    if (!hint) throw new Error('there is no hint');
    taken.push(hint.id);
    return hint;
  });
};

const ids = (hints: readonly Hint[]) => hints.map(({id}) => id);
const half = answered(place, 'egress tcp/3333 to public on sg-default');

test('the ladder goes up a step at a time, and stays on the last', t => {
  const steps = asked(place.start, 6).map(({step}) => step);
  t.deepEqual(steps, [...hintSteps, 'answer', 'answer']);
});

test('asking again where nothing is left gives the same hint, and nothing else', t => {
  const [, , , fourth, fifth] = asked(place.start, 5);
  t.is(fifth, fourth);
});

test('a hint for just this state comes before the one for everybody', t => {
  t.deepEqual(ids(asked(place.start, 1)), ['near-end']);
  t.deepEqual(ids(asked(half, 1)), ['far-end']);
});

test('where the hints stand in the file does not decide which is for just this state', t => {
  const lesson = {...place.lesson, hints: [...place.lesson.hints].reverse()};
  t.is(nextHint(lesson, grade(place, half, []), [])?.id, 'far-end');
});

test('in a state not met before, the ladder begins with what is to be seen there', t => {
  const taken = ids(asked(place.start, 2));
  t.deepEqual(ids(asked(half, 2, taken)), ['far-end', 'two-rules']);
});

test('a condition on a cause and a goal holds only where one goal has both', t => {
  const strangers = answered(place, 'ingress tcp/3333 from any on sg-public');
  const [hint] = asked(strangers, 1);
  t.is(hint?.id, 'strangers');
});

test('a condition on too much being open holds where nothing else is wrong', t => {
  const wide = answered(
    place,
    'egress tcp/3333 to public on sg-default',
    'ingress tcp/3333 from 10.65.0.0/16 on sg-public',
  );
  t.deepEqual(ids(asked(wide, 4)), [
    'more-than-default',
    'shared-pool',
    'start-over',
    'both-rules-again',
  ]);
});

test('the NAT address as the source brings the hint about it', t => {
  const nat = answered(
    place,
    'egress tcp/3333 to public on sg-default',
    'ingress tcp/3333 from 203.0.113.12 on sg-public',
  );
  t.deepEqual(ids(asked(nat, 2)), ['other-address', 'seen-as-itself']);
});

test('a lesson without a hint that fits gives none', t => {
  const lesson = {...place.lesson, hints: place.lesson.hints.filter(({id}) => id === 'strangers')};
  t.is(nextHint(lesson, grade(place, place.start, []), []), undefined);
});

for (const {lesson, start, number} of builtIn) {
  test(`frame ${number}: whoever asks at the start comes to an answer in four steps`, t => {
    const taken: string[] = [];
    const steps = hintSteps.map(() => {
      const hint = nextHint(lesson, grade(frame(number), start, taken), taken);
      taken.push(hint?.id ?? '');
      return hint?.step;
    });
    t.deepEqual(steps, [...hintSteps]);
  });
}
