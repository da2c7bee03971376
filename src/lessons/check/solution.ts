import type {CourseLesson} from '../course.ts';
import type {Fault} from '../fault.ts';
import {countStars, failuresOf, grade} from '../grade.ts';

/** Proves that the solution wins all three stars. */
export const checkSolution = (place: CourseLesson): readonly Fault[] => {
  const graded = grade(place, place.solved, []);
  if (countStars(graded.stars) === 3) return [];
  const unmet = failuresOf(graded).join(', ');
  return [
    place.source.fault(
      ['solution'],
      `The solution fails on ${unmet}.`,
      'Mend the solution, or the goals.',
    ),
  ];
};
