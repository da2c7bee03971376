import {commandsOf} from '../../src/client/script.ts';
import type {CourseLesson} from '../../src/lessons/course.ts';
import {openLesson} from '../../src/play/open-lesson.ts';
import type {LessonPlay} from '../../src/play/play.ts';
import {emptySave} from '../../src/progress/save.ts';
import {builtIn} from '../lessons/built-in.ts';

/** The lessons that are shipped. */
export const course = builtIn;

/** The save of somebody who has seen the welcome, and no more. */
export const save = {...emptySave('ada'), welcomed: true};

/** A lesson by its number. */
export const lesson = (number: number): CourseLesson => {
  const found = course[number - 1];
  if (!found) throw new Error(`There is no lesson ${number}.`);
  return found;
};

/** A lesson just opened. */
export const playOf = (number: number): LessonPlay =>
  openLesson({course, save}, lesson(number)).play;

/** The commands of a lesson's own solution. */
export const solutionOf = (number: number): readonly string[] =>
  commandsOf(lesson(number).lesson.solution).map(({command}) => command);
