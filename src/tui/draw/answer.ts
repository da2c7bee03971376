import type {Grade} from '../../lessons/grade/grade.ts';
import type {Said} from '../../play/said.ts';
import {cut} from '../../text/width.ts';
import {lessonRows, type Size, textWidth} from './layout.ts';
import {type Line, span} from './line.ts';
import {saidLines, widestOverhang} from './said-lines.ts';

/** The lines of a reply, without those that the title and the footer of the screen show. */
export const shownSaid = (said: readonly Said[]): readonly Said[] =>
  said.filter(({part}) => part !== 'title' && part !== 'invitation');

/** What an answer covers: only its own rows, the gap above them too, or the goals as well. */
export type Over = 'nothing' | 'gap' | 'goals';

/** The answer to the last line, as it is shown below the picture. */
export type FittedAnswer = {
  readonly lines: readonly Line[];
  readonly over: Over;
  /** Whether there is more of it than is shown. */
  readonly isCut: boolean;
};

/** The parts of the answer to a change: the command, what it changed, and the result. */
type Parts = {
  readonly echo: readonly Said[];
  readonly made: readonly Said[];
  readonly outcome: readonly Said[];
};

const indexOr = (found: number, otherwise: number): number => (found < 0 ? otherwise : found);

/** Splits an answer into its parts. Of the answers to several lines it takes the last one's. */
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

/** Leaves out the goals, which the screen shows above. */
const withoutGoals = (said: readonly Said[]): readonly Said[] =>
  said.filter(({part}) => part !== 'goal');

/** Leaves out the goals, and the indentation of the lines below them. */
const flush = (said: readonly Said[]): readonly Said[] =>
  withoutGoals(said).map(({depth: _, ...line}) => line);

/** Shorter and shorter forms of the answer to a change. The result stays to the last. */
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

/** An answer to fit into the screen. `told` says that the line only asked for something. */
type ToFit = {readonly said: readonly Said[]; readonly told: boolean};

/** A form of an answer to try: its lines, and what it covers. */
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
 * The forms in which an answer may be shown, best first. An answer that only tells something may
 * cover the goals. The answer to a change first leaves out what the goals above it say, and then
 * everything but the result. It covers the goals only to say why one is not met.
 */
const attemptsFor = ({said: all, told}: ToFit, grade: Grade, width: number): readonly Attempt[] => {
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

/** The number of rows of an answer, with those that it covers. */
export const answerRows = (size: Size, goalCount: number, over: Over): number => {
  const {goals, below, output} = lessonRows(size, goalCount);
  return output + (over === 'nothing' ? 0 : below) + (over === 'goals' ? goals : 0);
};

/**
 * Finds room for an answer; of what still does not fit, the rows that are not shown are counted.
 * A table that is wider than the screen is cut too, however few its rows. The goals are kept in
 * sight unless they may be covered.
 */
export const fitAnswer = (
  answered: ToFit,
  grade: Grade,
  size: Size,
  mayCoverGoals = true,
): FittedAnswer => {
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
