import {type Course, type CourseLesson, findLesson} from '../lessons/course.ts';
import {countStars} from '../lessons/grade/grade.ts';
import {memoized} from '../memoize.ts';
import type {Save, SavedAnswer} from '../progress/save.ts';
import {attemptAt, gradeSaved} from './play.ts';

/** How far a learner is with a lesson. */
export type Standing = {
  readonly place: CourseLesson;
  readonly state: 'new' | 'begun' | 'solved';
  /** The stars of the best answer, 0 to 3, graded again. */
  readonly stars: number;
};

const starsByLesson = memoized((_: SavedAnswer) => new Map<CourseLesson, number>());

/** The stars of a saved answer. They are kept, since neither changes. */
const starsOf = (place: CourseLesson, best: SavedAnswer): number => {
  const known = starsByLesson(best);
  const stars = known.get(place) ?? countStars(gradeSaved(place, best).stars);
  known.set(place, stars);
  return stars;
};

/** How far a learner is with every lesson of a course. */
export const standings = (course: readonly CourseLesson[], save: Save): readonly Standing[] =>
  course.map(place => {
    const {best, commands, hints} = attemptAt(save, place.lesson.id);
    const stars = best ? starsOf(place, best) : 0;
    if (stars > 0) return {place, state: 'solved', stars};
    return {place, state: commands.length + hints.length > 0 ? 'begun' : 'new', stars: 0};
  });

/**
 * The lesson where the learner left off: the last one that was open, or otherwise the first that is
 * not solved.
 */
export const whereLeftOff = (course: Course, save: Save): CourseLesson => {
  const current = save.current === null ? undefined : findLesson(course, save.current);
  if (current?.ok) return current.value;
  return standings(course, save).find(({state}) => state !== 'solved')?.place ?? course[0];
};
