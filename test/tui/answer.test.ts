import test from 'ava';
import {commandsOf} from '../../src/client/script.ts';
import {explainGoal} from '../../src/play/explain-goal.ts';
import {openLesson, type Play} from '../../src/play/play.ts';
import {sayAll} from '../../src/play/said.ts';
import {step} from '../../src/play/step.ts';
import {answerRows, placeAnswer} from '../../src/tui/answer.ts';
import {textOf} from '../../src/tui/line.ts';
import {runLines} from '../../src/tui/run-lines.ts';
import {course, lesson, save} from './a-course.ts';

const usual = {columns: 80, rows: 24};

const inOneLine = (texts: readonly string[]): string => texts.join(' ').replace(/\s+/g, ' ').trim();

/** What an answer shows on the usual screen, as one line. */
const shown = (play: Play): string => inOneLine(placeAnswer(play, false, usual).lines.map(textOf));

/** Why the first goal that is not met is not, to its end: the gate and the nearest rule. */
const reason = ({grade}: Play): string => {
  const unmet = grade.goals.find(({met}) => !met);
  const [, first] = unmet ? explainGoal(unmet) : [];
  return inOneLine(first ? [first.text] : []);
};

for (const place of course) {
  for (const {answer} of place.lesson.mistakes) {
    test(`the reason is in sight, lesson ${place.number}: ${answer.trim()}`, t => {
      let play = openLesson(course, save, place);
      for (const {command} of commandsOf(answer)) {
        const before = play;
        play = step(play, command);
        t.not(play.world, before.world);
        t.true(shown(play).includes(reason(play)), `${reason(play)}\nis not in\n${shown(play)}`);
        const {lines, over} = placeAnswer(play, false, usual);
        t.true(lines.length <= answerRows(usual, play.grade.goals.length, over));
      }
    });
  }
}

test('a short command leaves room for the reason, and PgDn reads the rest', t => {
  const play = step(
    openLesson(course, save, lesson(7)),
    'ingress tcp/443 from 1.1.1.1 on sg-default',
  );
  t.true(shown(play).includes(reason(play)));
  t.regex(reason(play), /stops at egress: .* The nearest, rule 7/);
  t.true(placeAnswer(play, false, usual).isCut);
  t.false(placeAnswer(play, false, {columns: 120, rows: 36}).isCut);
});

test('of pasted lines the last one is answered', t => {
  const play = runLines(openLesson(course, save, lesson(7)), [
    'egress tcp/80 to 1.1.1.1 on sg-default',
    'ingress tcp/443 from 1.1.1.1 on sg-default',
  ]);
  t.true(shown(play).includes(reason(play)));
});

test('what is still too much is cut, and its rows are counted', t => {
  const play = step(openLesson(course, save, lesson(5)), 'ingress tcp/3333 from any on sg-public');
  const long = {...play, said: [...play.said, ...sayAll('plain', Array(20).fill('and more'))]};
  const {lines, over, isCut} = placeAnswer(long, false, usual);
  t.true(isCut);
  t.is(lines.length, answerRows(usual, play.grade.goals.length, over));
  t.regex(textOf(lines.at(-1) ?? []), /^… \d+ more rows: PgDn$/);
});
