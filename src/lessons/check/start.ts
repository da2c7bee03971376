import type {CourseLesson} from '../course.ts';
import type {Fault} from '../fault.ts';
import {grade} from '../grade.ts';

/** Proves that there is something to do: the start does not meet every goal. */
export const checkStart = (place: CourseLesson): readonly Fault[] =>
  grade(place, place.start, []).solved
    ? [
        place.source.fault(
          ['goals'],
          'The start meets every goal already.',
          'Add a goal that it does not meet.',
        ),
      ]
    : [];
