import test from 'ava';
import type {QuizQuestion} from '../../src/lessons/lesson.ts';
import {type Posed, pose} from '../../src/lessons/quiz.ts';
import {builtIn, frame} from './built-in.ts';

const posed = (
  number: number,
  question: Partial<QuizQuestion> & Pick<QuizQuestion, 'kind'>,
): Posed => {
  const whole = {id: 'q', given: '', explain: 'So.', command: '', packet: '', ...question};
  const found = pose(frame(number), whole);
  if (!found.ok) throw new Error(found.error.says);
  return found.value;
};

/** A lesson, what is given, what is asked, and the key of what is right. */
const right: readonly (readonly [
  number,
  QuizQuestion['kind'],
  given: string,
  asked: string,
  key: string,
])[] = [
  [5, 'predict', '', 'ingress tcp/3333 from default on sg-public', 'none'],
  [
    5,
    'predict',
    'egress tcp/3333 to public on sg-default',
    'ingress tcp/3333 from default on sg-public',
    'goal results',
  ],
  [5, 'predict', '', 'egress any on sg-default', 'goal default-shut'],
  [5, 'cause', '', 'default -> public tcp/3333', 'no-egress-rule'],
  [5, 'cause', 'egress any on sg-default', 'default -> public tcp/3333', 'no-ingress-rule'],
  [5, 'cause', 'egress any on sg-default', 'default -> public tcp/443', 'delivered'],
  [7, 'cause', '', 'Internet -> default tcp/443', 'no-way-in'],
  [8, 'cause', '', 'default -> public tcp/3333', 'second-interface'],
];

for (const [number, kind, given, asked, key] of right) {
  test(`lesson ${number}, ${given || 'at the start'}: ${kind} ${asked} is ${key}`, t => {
    const question = posed(number, {kind, given, command: asked, packet: asked});
    t.is(question.right.key, key);
    t.is(question.choices.filter(choice => choice.key === key).length, 1);
    t.true(question.choices.length >= 3);
    t.is(new Set(question.choices.map(({says}) => says)).size, question.choices.length);
  });
}

test('each goal is a choice, as it would be and is not', t => {
  const {choices} = posed(5, {kind: 'predict', command: 'server list'});
  t.deepEqual(
    choices.map(({says}) => says),
    [
      '✓ default reaches public tcp/3333 as 10.65.42.3',
      '✗ no longer: the Internet stays out of tcp/3333',
      '✗ no longer: default does not reach the Internet',
      'None of them changes.',
    ],
  );
});

test('a command that changes two goals has no one right choice', t => {
  const question = {id: 'q', given: '', explain: 'So.', kind: 'predict'} as const;
  const found = pose(frame(5), {
    ...question,
    given: 'egress tcp/3333 to public on sg-default',
    command: 'ingress tcp/3333 from any on sg-public',
  });
  t.regex(found.ok ? '' : found.error.says, /changes 2 goals, and a question has one right choice/);
});

test('of gates that block, only the first is right, and the others are true as well', t => {
  const {right, alsoTrue} = posed(5, {kind: 'cause', packet: 'default -> public tcp/3333'});
  t.is(right.key, 'no-egress-rule');
  t.deepEqual(
    alsoTrue.map(({key}) => key),
    ['no-ingress-rule'],
  );
});

test('the right choice is not always at the same place', t => {
  const places = builtIn.flatMap(place =>
    place.lesson.questions.flatMap(question => {
      const found = pose(place, question);
      return found.ok
        ? [found.value.choices.findIndex(({key}) => key === found.value.right.key)]
        : [];
    }),
  );
  t.true(new Set(places).size > 3, places.join());
});
