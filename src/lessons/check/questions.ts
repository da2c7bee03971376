import type {Fault} from '../../text/fault.ts';
import {pose} from '../quiz.ts';
import type {ReadLesson} from '../read/read-course.ts';

/** Proves that each quiz question can be asked and has exactly one right choice. */
export const checkQuestions = (place: ReadLesson): readonly Fault[] =>
  place.lesson.questions.flatMap((question, index) => {
    const posed = pose(place, question);
    return posed.ok
      ? []
      : [place.fault(['questions', index], posed.error.says, posed.error.remedy)];
  });
