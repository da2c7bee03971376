import {renewInstance} from '../network/instances.ts';
import {findInstance} from '../network/platform.ts';
import {excess} from '../reachability/compare.ts';
import {examine} from '../reachability/examine.ts';
import type {Question} from '../reachability/question.ts';
import type {Passage} from '../reachability/reach.ts';
import {redundantAmong} from '../reachability/redundant.ts';
import {type Trace, trace} from '../reachability/trace.ts';
import {type ListedRule, listRules, type World} from '../security-groups/world.ts';
import type {CourseLesson} from './course.ts';
import {type Goal, type Hint, leastGoal, solutionShown} from './lesson.ts';
import {isSandbox} from './sandbox.ts';

/** How a goal stands, with the packet that shows it: one that fails, or that passes where none may. */
export type GoalGrade = {
  readonly goal: Goal;
  /** The world it was asked in: the answer's, or the one after an instance was renewed. */
  readonly world: World;
  readonly met: boolean;
  readonly trace: Trace | null;
  /** Whether some of the flow passes and some does not. */
  readonly partly: boolean;
  /** The instance that the goal is about and that was deleted; a goal is then not met. */
  readonly absent?: string;
};

/** The three stars of a lesson. */
export type Stars = {
  readonly solved: boolean;
  /** Nothing more than the solution opens is open. */
  readonly least: boolean;
  /** No hint beyond the first step was taken. */
  readonly unaided: boolean;
};

/** What an answer is worth: reachability alone decides, never the text of its rules. */
export type Grade = {
  readonly goals: readonly GoalGrade[];
  readonly solved: boolean;
  readonly excess: readonly Passage[];
  readonly stars: Stars;
};

/** The world in which a goal is asked; an instance with no further address to get stays as it is. */
const worldFor = (world: World, {renewed}: Goal): World => {
  const instance = renewed === undefined ? undefined : findInstance(world.platform, renewed);
  const changed = instance && renewInstance(world.platform, instance);
  return changed?.ok ? {...world, platform: changed.value.platform} : world;
};

/** One of the packets that pass and are seen as another address than the goal asks for. */
const seenOtherwise = (world: World, {expect}: Goal, passing: readonly Question[]) =>
  expect.kind === 'seen-as'
    ? passing.find(question => trace(world, question).seenAs !== expect.address)
    : undefined;

const gradeGoal = (answer: World, goal: Goal): GoalGrade => {
  const world = worldFor(answer, goal);
  const {open, closed, passing, absent} = examine(world, goal.demand);
  if (absent !== undefined) return {goal, world, met: false, trace: null, partly: false, absent};
  const isBlocked = goal.expect.kind === 'blocked';
  const otherwise = seenOtherwise(world, goal, passing);
  const shown = isBlocked ? (open ?? closed) : (closed ?? otherwise ?? open);
  const met = isBlocked ? open === null : open !== null && closed === null && !otherwise;
  const traced = shown && trace(world, shown);
  return {goal, world, met, trace: traced, partly: open !== null && closed !== null};
};

/** Grades a world as an answer to a lesson; `hintsTaken` are the hints' ids. */
export const grade = (
  {lesson, solved: solution}: CourseLesson,
  world: World,
  hintsTaken: readonly string[],
): Grade => {
  const goals = lesson.goals.map(goal => gradeGoal(world, goal));
  const solved = !isSandbox(lesson) && goals.every(({met}) => met);
  const tooMuch = lesson.least ? excess(world, solution) : [];
  const revealing = ({id, step}: Hint) => step !== 'observation' && hintsTaken.includes(id);
  return {
    goals,
    solved,
    excess: tooMuch,
    stars: {
      solved,
      least: solved && tooMuch.length === 0,
      unaided: solved && !hintsTaken.includes(solutionShown) && !lesson.hints.some(revealing),
    },
  };
};

/** How many of the three stars an answer has. */
export const countStars = ({solved, least, unaided}: Stars): number =>
  [solved, least, unaided].filter(Boolean).length;

/** The ids of what an answer fails on: its unmet goals, and `least` when it opens too much. */
export const failuresOf = ({goals, excess: tooMuch}: Grade): readonly string[] => [
  ...goals.filter(({met}) => !met).map(({goal}) => goal.id),
  ...(tooMuch.length > 0 ? [leastGoal] : []),
];

/** The rules of an answer that it could do without, of those that the lesson did not begin with. */
export const redundantRules = ({start}: CourseLesson, world: World): readonly ListedRule[] => {
  const given = new Set(listRules(start).map(({rule}) => rule.id));
  return redundantAmong(
    world,
    listRules(world).filter(({rule}) => !given.has(rule.id)),
  );
};
