import {failure, type Problem, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {describeFault, type Fault} from '../text/fault.ts';
import type {Lesson} from './lesson.ts';

/** A lesson in its place, with the worlds its scripts lead to. */
export type CourseLesson = {
  readonly kind: 'lesson';
  /** From 1, in the order of the file names. */
  readonly number: number;
  readonly lesson: Lesson;
  /** The name of the lesson's file, which its translations have, too. */
  readonly file: string;
  /** The world the learner begins with. */
  readonly start: World;
  /** The world after the solution. */
  readonly solved: World;
};

/** All lessons, in order; never empty. */
export type Course = readonly [CourseLesson, ...CourseLesson[]];

/** The faults of a folder as one problem, for those who only wanted to play. */
export const faultsAsProblem = (faults: readonly Fault[], folder: string): Problem =>
  problem(
    ['The lessons cannot be read:', ...faults.map(describeFault)].join('\n'),
    `Mend them, until this finds nothing: safespring-lab lessons check ${folder}`,
  );

/** The lesson of that number or id. */
export const findLesson = (course: readonly CourseLesson[], text: string): Result<CourseLesson> => {
  const found = course.find(({number, lesson}) => lesson.id === text || `${number}` === text);
  const ids = course.map(({number, lesson}) => `${number} ${lesson.id}`).join(', ');
  return found
    ? success(found)
    : failure(problem(`There is no lesson '${text}'.`, `Choose one of: ${ids}.`));
};
