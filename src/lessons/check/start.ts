import type {Fault} from '../../text/fault.ts';
import {grade} from '../grade/grade.ts';
import type {ReadLesson} from '../read/read-course.ts';

/** Proves that the start does not meet every goal, so that there is something to do. */
export const checkStart = (place: ReadLesson): readonly Fault[] =>
  grade(place, place.start, []).solved
    ? [
        place.fault(
          ['goals'],
          'The start meets every goal already.',
          'Add a goal that it does not meet.',
        ),
      ]
    : [];

/**
 * Proves that no goal is met by accident. A `blocked` goal may hold from the start to the end. A
 * goal that asks for an open way may hold at the start only if one of the classic mistakes loses
 * it.
 */
export const checkGuards = (place: ReadLesson): readonly Fault[] => {
  const lost = new Set(place.lesson.mistakes.flatMap(({fails}) => fails));
  return grade(place, place.start, []).goals.flatMap(({goal, met}, index) =>
    met && goal.expect.kind !== 'blocked' && !lost.has(goal.id)
      ? [
          place.fault(
            ['goals', index],
            `The start meets the goal '${goal.id}' already, and no mistake fails on it.`,
            'Close the way in the start, or add a mistake that loses it.',
          ),
        ]
      : [],
  );
};
