import {readdirSync, readFileSync} from 'node:fs';
import type {Course, CourseLesson} from '../../src/lessons/course.ts';
import {readCourse} from '../../src/lessons/course.ts';
import {describeFault} from '../../src/lessons/fault.ts';
import {commandsOf} from '../../src/openstack/script.ts';
import {openLesson, type Play} from '../../src/play/play.ts';
import {startLesson} from '../../src/play/step.ts';
import {emptySave} from '../../src/progress/save.ts';

const readLessons = (): Course => {
  const read = readCourse(
    readdirSync('lessons')
      .filter(name => name.endsWith('.yaml'))
      .map(name => ({name, text: readFileSync(`lessons/${name}`, 'utf8')})),
  );
  if (!read.ok) throw new Error(read.error.map(describeFault).join('\n'));
  return read.value;
};

/** The lessons that are shipped. */
export const course = readLessons();

/** The save of somebody who has seen the welcome, and no more. */
export const save = {...emptySave('ada'), welcomed: true};

/** A lesson by its number. */
export const lesson = (number: number): CourseLesson => {
  const found = course[number - 1];
  if (!found) throw new Error(`There is no lesson ${number}.`);
  return found;
};

/** A lesson just opened. */
export const playOf = (number: number): Play =>
  startLesson(openLesson(course, save, lesson(number)));

/** The commands of a lesson's own solution. */
export const solutionOf = (number: number): readonly string[] =>
  commandsOf(lesson(number).lesson.solution).map(({command}) => command);
