import {examine} from '../../reachability/demand/examine.ts';
import {redundantAmong} from '../../reachability/gates/redundant.ts';
import {excess} from '../../reachability/reach/compare.ts';
import type {Passage} from '../../reachability/reach/reach.ts';
import type {Question} from '../../reachability/trace/question.ts';
import {type Trace, trace} from '../../reachability/trace/trace.ts';
import {type ListedRule, listRules, type World} from '../../security-groups/world.ts';
import type {CourseLesson} from '../course.ts';
import {
  type Goal,
  type HoldOut,
  holdOutGoal,
  type Lesson,
  leastGoal,
  solutionShown,
} from '../lesson.ts';
import {goalIn, type Varied, vary} from './variation.ts';

/**
 * The grade of one goal, with the packet that shows it: one that fails, or one that passes and
 * should not.
 */
export type GoalGrade = {
  readonly goal: Goal;
  /** The world in which the goal was examined: the answer's, or a varied one. */
  readonly world: World;
  /** What is different in that world, if it is a varied one. */
  readonly varied?: Varied;
  readonly met: boolean;
  readonly trace: Trace | null;
  /** Whether a part of the flow passes and a part does not. */
  readonly partly: boolean;
  /** The name of a deleted instance that the goal is about. The goal is then not met. */
  readonly absent?: string;
};

/**
 * The grade of one hold-out: what an answer that meets every goal now does not outlast, and the
 * goals that it then fails.
 */
export type HoldOutGrade = {
  readonly holdOut: HoldOut;
  /** The goals that fail; there is at least one. */
  readonly failing: readonly GoalGrade[];
};

/** The three stars of a lesson. */
export type Stars = {
  readonly solved: boolean;
  /** The answer opens nothing more than the solution does. */
  readonly least: boolean;
  /** No hint beyond the first step was taken. */
  readonly unaided: boolean;
};

/** The grade of an answer. It depends on reachability alone, never on the text of the rules. */
export type Grade = {
  readonly goals: readonly GoalGrade[];
  /** The hold-outs that the answer does not outlast; empty while a goal is not met now. */
  readonly holdOuts: readonly HoldOutGrade[];
  /** Every goal is met, and stays met in each hold-out that counts. */
  readonly solved: boolean;
  readonly excess: readonly Passage[];
  readonly stars: Stars;
};

/** A packet that passes and is seen with another address than the goal asks for. */
const seenOtherwise = (world: World, {expect}: Goal, passing: readonly Question[]) =>
  expect.kind === 'seen-as'
    ? passing.find(question => trace(world, question).seenAs !== expect.address)
    : undefined;

/**
 * Grades a goal. If it names a renewed instance, it is asked as if that instance were deleted and
 * created again.
 */
const gradeGoal = (answer: World, goal: Goal): GoalGrade => {
  const {renewed} = goal;
  const varied = renewed ? vary(answer, {kind: 'renewed', instance: renewed}) : undefined;
  return varied
    ? {...gradeHere(varied.world, goalIn(varied, goal)), goal, varied}
    : gradeHere(answer, goal);
};

const gradeHere = (world: World, goal: Goal): GoalGrade => {
  const {open, closed, passing, absent} = examine(world, goal.demand);
  if (absent !== undefined) return {goal, world, met: false, trace: null, partly: false, absent};
  const isBlocked = goal.expect.kind === 'blocked';
  const otherwise = seenOtherwise(world, goal, passing);
  const shown = isBlocked ? (open ?? closed) : (closed ?? otherwise ?? open);
  const met = isBlocked ? open === null : open !== null && closed === null && !otherwise;
  const traced = shown && trace(world, shown);
  return {goal, world, met, trace: traced, partly: open !== null && closed !== null};
};

const gradeHoldOut = (
  world: World,
  goals: readonly Goal[],
  holdOut: HoldOut,
): readonly HoldOutGrade[] => {
  const varied = vary(world, holdOut);
  if (!varied) return [];
  const failing = goals
    .map(goal => ({varied, ...gradeGoal(varied.world, goalIn(varied, goal)), goal}))
    .filter(({met}) => !met);
  return failing.length > 0 ? [{holdOut, failing}] : [];
};

const counts = ({holdOut}: HoldOutGrade): boolean => holdOut.remark === undefined;

/** Grades a world as an answer to a lesson. `hintsTaken` are the ids of the hints. */
export const grade = (
  {lesson, solved: solution}: CourseLesson,
  world: World,
  hintsTaken: readonly string[],
): Grade => {
  const goals = lesson.goals.map(goal => gradeGoal(world, goal));
  const isMet = goals.every(({met}) => met);
  const holdOuts = isMet
    ? lesson.holdOuts.flatMap(holdOut => gradeHoldOut(world, lesson.goals, holdOut))
    : [];
  const solved = isMet && !holdOuts.some(counts);
  const tooMuch = lesson.least ? excess(world, solution) : [];
  return {
    goals,
    holdOuts,
    solved,
    excess: tooMuch,
    stars: {
      solved,
      least: solved && tooMuch.length === 0,
      unaided: solved && !isAided(lesson, hintsTaken),
    },
  };
};

/** The grade where nothing is asked. */
export const ungraded: Grade = {
  goals: [],
  holdOuts: [],
  solved: false,
  excess: [],
  stars: {solved: false, least: false, unaided: false},
};

/** Whether hints were taken that cost a star: a hint beyond the first step, or the solution. */
export const isAided = ({hints}: Lesson, taken: readonly string[]): boolean =>
  taken.includes(solutionShown) ||
  hints.some(({id, step}) => step !== 'observation' && taken.includes(id));

/** Counts how many of the three stars an answer has. */
export const countStars = ({solved, least, unaided}: Stars): number =>
  [solved, least, unaided].filter(Boolean).length;

/** The failed hold-outs of an answer that count. */
export const shortLived = ({holdOuts}: Grade): readonly HoldOutGrade[] => holdOuts.filter(counts);

/**
 * The ids of everything that an answer fails on: its unmet goals, `hold-out` if it meets them now
 * and does not last, and `least` if it opens too much.
 */
export const failuresOf = (graded: Grade): readonly string[] => [
  ...graded.goals.filter(({met}) => !met).map(({goal}) => goal.id),
  ...(shortLived(graded).length > 0 ? [holdOutGoal] : []),
  ...(graded.excess.length > 0 ? [leastGoal] : []),
];

/** The rules of an answer that it does not need, without those that the lesson began with. */
export const redundantRules = ({start}: CourseLesson, world: World): readonly ListedRule[] => {
  const given = new Set(listRules(start).map(({rule}) => rule.id));
  return redundantAmong(
    world,
    listRules(world).filter(({rule}) => !given.has(rule.id)),
  );
};
