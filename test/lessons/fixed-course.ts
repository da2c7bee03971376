import type {Course, CourseLesson} from '../../src/lessons/course.ts';
import {builtIn, builtInFiles} from './built-in.ts';

// What is drawn shows the number of a lesson and the size of its course. Goldens are drawn in these
// courses, so that a lesson more changes no golden but its own.

const frameIds = [
  'no-group',
  'way-out',
  'way-in',
  'no-second-leg',
  'both-ends',
  'private-stays-private',
  'behind-nat',
];

const numbered = (places: readonly CourseLesson[]): Course => {
  const [first, ...rest] = places.map((place, index) => ({...place, number: index + 1}));
  if (!first) throw new Error('A course has a lesson.');
  return [first, ...rest];
};

/** The seven frames of a course alone. */
export const framesOf = (course: Course): Course =>
  numbered(course.filter(({lesson}) => frameIds.includes(lesson.id)));

/** The seven frames alone. */
export const frames = framesOf(builtIn);

/** The files of the seven frames and of their platform. */
export const frameFiles = builtInFiles.filter(
  ({name}) => name === 'platform.yaml' || frames.some(({file}) => file === name),
);

/** A lesson in a course of fixed size: a frame among the seven, any other after them as the eighth. */
export const amongFrames = (place: CourseLesson): {course: Course; place: CourseLesson} => {
  const isPlace = ({lesson}: CourseLesson): boolean => lesson.id === place.lesson.id;
  const course = frames.some(isPlace) ? frames : numbered([...frames, place]);
  return {course, place: course.find(isPlace) ?? place};
};

/** The frames, and after them lessons like the first one until there are thirty in all. */
export const thirty = numbered([
  ...frames,
  ...Array.from({length: 30 - frames.length}, (_, index) => {
    const number = frames.length + index + 1;
    const {lesson} = frames[0];
    return {...frames[0], lesson: {...lesson, id: `more-${number}`, title: `Lesson ${number}`}};
  }),
]);
