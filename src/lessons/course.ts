import {failure, type Problem, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {describeFault, type Fault} from '../text/fault.ts';
import type {Lesson} from './lesson.ts';

/**
 * A lesson in its place in the course: its number, and the worlds at its start and after its
 * solution.
 */
export type CourseLesson = {
  readonly kind: 'lesson';
  /** The number, counted from 1 in the order of the file names. */
  readonly number: number;
  readonly lesson: Lesson;
  /** The name of the lesson's file. Its translations have the same name. */
  readonly file: string;
  /** The world that the learner begins with. */
  readonly start: World;
  /** The world after the solution. */
  readonly solved: World;
};

/** All lessons, in order. There is at least one. */
export type Course = readonly [CourseLesson, ...CourseLesson[]];

/** Writes the faults of a folder as one problem, for people who only want to play. */
export const faultsAsProblem = (faults: readonly Fault[], folder: string): Problem =>
  problem(
    ['The lessons cannot be read:', ...faults.map(describeFault)].join('\n'),
    `Mend them, until this finds nothing: safespring-lab lessons check ${folder}`,
  );

/** Finds a lesson by its number or id. */
export const findLesson = (course: readonly CourseLesson[], text: string): Result<CourseLesson> => {
  const found = course.find(({number, lesson}) => lesson.id === text || `${number}` === text);
  const ids = course.map(({number, lesson}) => `${number} ${lesson.id}`).join(', ');
  return found
    ? success(found)
    : failure(problem(`There is no lesson '${text}'.`, `Choose one of: ${ids}.`));
};
