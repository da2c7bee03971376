import test from 'ava';
import {commandsOf} from '../../src/client/script.ts';
import {explainGoal} from '../../src/play/explain-goal.ts';
import {openLesson} from '../../src/play/open-lesson.ts';
import type {Play} from '../../src/play/play.ts';
import type {Turn} from '../../src/play/reply.ts';
import {sayAll} from '../../src/play/said.ts';
import {step} from '../../src/play/step.ts';
import {answerRows, fitAnswer} from '../../src/tui/draw/answer.ts';
import {textOf} from '../../src/tui/draw/line.ts';
import {runLines} from '../../src/tui/state/run-lines.ts';
import {course, playOf, save} from './a-course.ts';

const usual = {columns: 80, rows: 24};

const inOneLine = (texts: readonly string[]): string => texts.join(' ').replace(/\s+/g, ' ').trim();

const placed = ({play, reply}: Turn, size = usual) =>
  fitAnswer({said: reply.said, told: false}, play.grade, size);

/** What an answer shows on the usual screen, as one line. */
const shown = (turn: Turn): string => inOneLine(placed(turn).lines.map(textOf));

/** Why the first goal that is not met is not, to its end: the gate and the nearest rule. */
const reason = ({grade}: Play): string => {
  const unmet = grade.goals.find(({met}) => !met);
  const [, first] = unmet ? explainGoal(unmet) : [];
  return inOneLine(first ? [first.text] : []);
};

for (const place of course) {
  for (const {answer} of place.lesson.mistakes) {
    test(`the reason is in sight, lesson ${place.number}: ${answer.trim()}`, t => {
      let {play}: Turn = openLesson({course, save}, place);
      for (const {command} of commandsOf(answer)) {
        const turn = step(play, command);
        t.not(turn.play.world, play.world);
        play = turn.play;
        t.true(shown(turn).includes(reason(play)), `${reason(play)}\nis not in\n${shown(turn)}`);
        const {lines, over} = placed(turn);
        t.true(lines.length <= answerRows(usual, play.grade.goals.length, over));
      }
    });
  }
}

test('a short command leaves room for the reason, and PgDn reads the rest', t => {
  const turn = step(playOf(7), 'ingress tcp/443 from 1.1.1.1 on sg-default');
  const why = reason(turn.play);
  t.true(shown(turn).includes(why));
  t.regex(why, /stops at egress: .* The nearest, rule 7/);
  t.true(placed(turn).isCut);
  t.false(placed(turn, {columns: 120, rows: 36}).isCut);
});

test('of pasted lines the last one is answered', t => {
  const turn = runLines(
    playOf(7),
    ['egress tcp/80 to 1.1.1.1 on sg-default', 'ingress tcp/443 from 1.1.1.1 on sg-default'],
    [],
  );
  t.true(shown(turn).includes(reason(turn.play)));
});

test('what is still too much is cut, and its rows are counted', t => {
  const {play, reply} = step(playOf(5), 'ingress tcp/3333 from any on sg-public');
  const said = [...reply.said, ...sayAll('plain', Array(20).fill('and more'))];
  const {lines, over, isCut} = placed({play, reply: {...reply, said}});
  t.true(isCut);
  t.is(lines.length, answerRows(usual, play.grade.goals.length, over));
  t.regex(textOf(lines.at(-1) ?? []), /^… \d+ more rows: PgDn$/);
});
