import type {Grade} from '../../lessons/grade/grade.ts';
import type {Said} from '../../play/said.ts';
import {cut} from '../../text/width.ts';
import {lessonRows, type Size, textWidth} from './layout.ts';
import {type Line, span} from './line.ts';
import {saidLines, widestOverhang} from './said-lines.ts';

/** What the lab says, without what the title and the footer of the screen show anyway. */
export const shownSaid = (said: readonly Said[]): readonly Said[] =>
  said.filter(({part}) => part !== 'title' && part !== 'invitation');

/** What an answer stands over: its own rows alone, the gap above them too, or the goals as well. */
export type Over = 'nothing' | 'gap' | 'goals';

/** What the lab answers to the last line, as it stands below the picture. */
export type PlacedAnswer = {
  readonly lines: readonly Line[];
  readonly over: Over;
  /** Whether there is more of it than is shown. */
  readonly isCut: boolean;
};

/** An answer to a change in its parts: the command, what it made, and what came of it. */
type Parts = {
  readonly echo: readonly Said[];
  readonly made: readonly Said[];
  readonly outcome: readonly Said[];
};

const indexOr = (found: number, otherwise: number): number => (found < 0 ? otherwise : found);

/** The parts of an answer; of the answers to pasted lines, those of the last. */
const partsOf = (all: readonly Said[]): Parts => {
  const said = all.slice(
    Math.max(
      0,
      all.findLastIndex(({part}) => part === 'line'),
    ),
  );
  const isOutcome = ({tone}: Said) => tone === 'good' || tone === 'bad';
  const outcome = indexOr(said.findIndex(isOutcome), said.length);
  const echoed = said.slice(0, outcome);
  const made = indexOr(
    echoed.findIndex(({tone}) => tone !== 'command'),
    outcome,
  );
  return {echo: echoed.slice(0, made), made: echoed.slice(made), outcome: said.slice(outcome)};
};

/** Without the goals that are in sight anyway. */
const withoutGoals = (said: readonly Said[]): readonly Said[] =>
  said.filter(({part}) => part !== 'goal');

/** The same, without the indentation of what stood below each goal. */
const flush = (said: readonly Said[]): readonly Said[] =>
  withoutGoals(said).map(({depth: _, ...line}) => line);

/** Shorter and shorter forms of an answer to a change: what came of it is what stays to the last. */
const shorter = (said: readonly Said[], width: number): readonly (readonly Said[])[] => {
  const {echo, made, outcome} = partsOf(said);
  if (outcome.length === 0) return [];
  const inOneRow = echo.slice(-1).map(line => ({...line, text: cut(line.text, width)}));
  const first = made.slice(0, 1).map(line => ({...line, text: cut(line.text, width)}));
  return [
    [...inOneRow, ...made, ...outcome],
    [...made, ...outcome],
    [...first, ...outcome],
    outcome,
  ];
};

/** What is to be placed, and whether it only tells something. */
type ToPlace = {readonly said: readonly Said[]; readonly told: boolean};

/** A form of an answer in a place, to be taken if it fits. */
type Attempt = {readonly said: readonly Said[]; readonly over: Over; readonly isCut: boolean};

const attempt = (over: Over, said: readonly Said[], isCut = false): Attempt => ({
  said,
  over,
  isCut,
});

const besideGoals = (said: readonly Said[], isCut = false): readonly Attempt[] => [
  attempt('nothing', said, isCut),
  attempt('gap', said, isCut),
];

/**
 * What may be shown of an answer and where, the best first. One that only tells something may stand
 * over the goals. One to a change leaves out what the goals say right above, then all but what came
 * of it, and covers the goals only to say why one of them is not met.
 */
const attemptsFor = (
  {said: all, told}: ToPlace,
  grade: Grade,
  width: number,
): readonly Attempt[] => {
  const said = shownSaid(all);
  if (told) return [...besideGoals(said), attempt('goals', said)];
  const forms = shorter(said, width);
  const beside = [
    attempt('nothing', said),
    ...besideGoals(withoutGoals(said)),
    ...forms.flatMap(form => besideGoals(flush(form), true)),
  ];
  if (grade.solved || forms.length === 0) return beside;
  return [
    ...beside,
    attempt('goals', said),
    ...[...forms, ...forms.map(flush)].map(form => attempt('goals', form, true)),
  ];
};

/** The rows of an answer, with those it stands over. */
export const answerRows = (size: Size, goalCount: number, over: Over): number => {
  const {goals, below, output} = lessonRows(size, goalCount);
  return output + (over === 'nothing' ? 0 : below) + (over === 'goals' ? goals : 0);
};

/**
 * Finds room for an answer; of what still does not fit, the rows that are not shown are counted.
 * A table that is wider than the screen is cut too, however few its rows. The goals are kept in
 * sight unless they may be covered.
 */
export const placeAnswer = (
  answered: ToPlace,
  grade: Grade,
  size: Size,
  mayCoverGoals = true,
): PlacedAnswer => {
  const width = textWidth(size);
  const rowsOver = (over: Over) => answerRows(size, grade.goals.length, over);
  const lay = ({said}: Attempt) => saidLines(said, width);
  const attempts = attemptsFor(answered, grade, width).filter(
    ({over}) => mayCoverGoals || over !== 'goals',
  );
  const fitting = attempts.find(one => lay(one).length <= rowsOver(one.over));
  const isWide = widestOverhang(answered.said, width) > 0;
  if (fitting) {
    const {over, isCut} = fitting;
    return {lines: lay(fitting), over, isCut: isCut || isWide};
  }
  const last = attempts.at(-1) ?? attempt('nothing', answered.said);
  const {over} = last;
  const lines = lay(last);
  const shown = lines.slice(0, rowsOver(over) - 1);
  const more = span(`… ${lines.length - shown.length} more rows: PgDn`, 'faint');
  return {lines: [...shown, [more]], over, isCut: true};
};
