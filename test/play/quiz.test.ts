import test from 'ava';
import {pose} from '../../src/lessons/quiz.ts';
import {complete} from '../../src/play/complete.ts';
import {currentAttempt, type LessonPlay} from '../../src/play/play.ts';
import {readSave} from '../../src/progress/save.ts';
import {builtIn} from '../lessons/built-in.ts';
import {open, saidBy, solve, typed} from './a-play.ts';

const asking = builtIn.filter(({lesson}) => lesson.questions.length > 0);

const chosen = (play: LessonPlay) => currentAttempt(play).chosen;

/** The number of the right choice of each question of a lesson. */
const rightNumbers = ({place}: LessonPlay): readonly number[] =>
  place.lesson.questions.map(question => {
    const posed = pose(place, question);
    if (!posed.ok) throw new Error(posed.error.says);
    const {choices, right} = posed.value;
    return choices.findIndex(({key}) => key === right.key) + 1;
  });

test('at least four lessons have something to guess, and say so when they begin', t => {
  t.true(asking.length >= 4);
  for (const place of builtIn) {
    const invites = /Guess first/.test(saidBy(open(place.number)));
    t.is(invites, asking.includes(place));
  }
});

for (const {number} of asking) {
  test(`lesson ${number}: each right choice is called right, and every other is told what is`, t => {
    const rights = rightNumbers(open(number));
    let play = open(number);
    for (const [index, right] of rights.entries()) {
      const {questions} = play.place.lesson;
      const asked = typed(play, 'question');
      t.regex(
        saidBy(asked),
        new RegExp(`^${index + 1}/${questions.length} .*\\(choose N\\)$`, 'm'),
      );
      const {choices} = (() => {
        const question = questions[index];
        const posed = question && pose(play.place, question);
        if (!posed?.ok) throw new Error('it cannot be put');
        return posed.value;
      })();
      for (const [at, {says}] of choices.entries()) {
        t.true(saidBy(asked).includes(`  ${at + 1} ${says}`));
        const answered = typed(asked, `choose ${at + 1}`);
        const text = saidBy(answered);
        t.regex(text, at + 1 === right ? /^✓ Right: / : new RegExp(`^✗ .*Right is ${right}: `));
        t.true(text.includes(questions[index]?.explain ?? '?'));
      }
      play = typed(asked, `choose ${right}`);
    }
    t.regex(
      saidBy(typed(play, 'question')),
      new RegExp(`${rights.length} of ${rights.length} right`),
    );
    t.is(play.world, open(number).world);
  });
}

test('what is guessed is kept, is not asked again, and outlasts work on the lesson', t => {
  const guessed = typed(
    open(5),
    'question',
    'choose 1',
    'egress tcp/3333 to public on sg-default',
    'undo',
    'reset',
  );
  t.deepEqual(Object.keys(chosen(guessed) ?? {}), ['one-end']);
  const save = readSave(JSON.parse(JSON.stringify(guessed.save)));
  if (!save.ok) throw new Error(save.error.says);
  const back = open(5, save.value);
  t.deepEqual(chosen(back), chosen(guessed));
  t.regex(
    saidBy(typed(back, 'question')),
    /^2\/2 After this, what stops default › public tcp\/3333 first\?/,
  );
  t.regex(
    saidBy(typed(back, 'question', 'choose 4', 'question')),
    /all 2 questions of this lesson, 0 of 2 right/,
  );
});

test('a lesson is about its start, wherever the learner has got to', t => {
  const fresh = saidBy(typed(open(5), 'question', 'choose 1'));
  t.is(saidBy(typed(solve(open(5)), 'question', 'choose 1')), fresh);
});

test('guessing costs nothing, and going on without it neither', t => {
  t.is(
    solve(typed(open(5), 'question', 'choose 1', 'question', 'choose 1')).save.lessons['both-ends']
      ?.stars,
    3,
  );
  t.is(solve(open(5)).save.lessons['both-ends']?.stars, 3);
});

test('a gate that the packet never gets to is told apart from what is wrong', t => {
  const place = open(5).place;
  const question = {
    id: 'q',
    given: '',
    explain: 'So.',
    kind: 'cause',
    packet: 'default -> public tcp/3333',
  } as const;
  const play = open(5);
  const lesson = {...place.lesson, questions: [question]};
  const asked = typed({...play, place: {...place, lesson}}, 'question');
  const numberOf = (pattern: RegExp): string => {
    const line = saidBy(typed(asked, 'question'))
      .split('\n')
      .find(text => pattern.test(text));
    return /\d/.exec(line ?? '')?.[0] ?? '';
  };
  t.regex(saidBy(typed(asked, `choose ${numberOf(/At egress/)}`)), /^✓ Right: At egress/);
  t.regex(
    saidBy(typed(asked, `choose ${numberOf(/At ingress/)}`)),
    /^✗ That would stop it as well, but it never gets so far\. Right is 1: At egress/,
  );
  t.regex(saidBy(typed(asked, `choose ${numberOf(/Nothing/)}`)), /^✗ Not so\. Right is 1: /);
});

test('what is no choice is refused with a way on, and nothing is kept', t => {
  for (const line of ['choose', 'choose 9', 'choose 0', 'choose one', 'choose -1']) {
    const refused = typed(open(5), 'question', line);
    t.is(refused.reply.kind, 'refused', line);
    t.regex(saidBy(refused), /Write choose 1 to choose 4; the question again: question/);
    t.is(chosen(refused), undefined);
  }
});

test('a choice is for a question that was read: before it, it is put', t => {
  const put = typed(open(5), 'choose 2');
  t.is(saidBy(put), saidBy(typed(open(5), 'question')));
  t.is(chosen(put), undefined);
  const first = typed(put, 'choose 2', 'choose 1');
  t.deepEqual(Object.keys(chosen(first) ?? {}).length, 1);
  t.regex(saidBy(first), /^2\/2 /);
});

test('a lesson without questions says so', t => {
  for (const line of ['question', 'choose 1']) {
    t.is(saidBy(typed(open(2), line)), 'This lesson has no questions.');
  }
});

test('the choices of the next question are what choose may be followed by', t => {
  const texts = (play: LessonPlay) => complete(play, 'choose ').candidates.map(({text}) => text);
  t.deepEqual(texts(open(5)), ['1', '2', '3', '4']);
  t.deepEqual(texts(open(2)), []);
});
