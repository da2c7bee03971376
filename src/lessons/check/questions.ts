import type {CourseLesson} from '../course.ts';
import type {Fault} from '../fault.ts';
import {pose} from '../quiz.ts';

/** Proves that each question can be put, and has one right choice. */
export const checkQuestions = (place: CourseLesson): readonly Fault[] =>
  place.lesson.questions.flatMap((question, index) => {
    const posed = pose(place, question);
    return posed.ok
      ? []
      : [place.source.fault(['questions', index], posed.error.says, posed.error.remedy)];
  });
