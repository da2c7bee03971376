import type {CourseLesson} from '../course.ts';
import type {Fault} from '../fault.ts';
import {hintSteps} from '../lesson.ts';

/** Proves that every rung of the ladder has a hint for whatever state the learner is in. */
export const checkLadder = ({lesson, source}: CourseLesson): readonly Fault[] =>
  hintSteps
    .filter(step => !lesson.hints.some(hint => hint.step === step && hint.when === null))
    .map(step =>
      source.fault(
        ['hints'],
        `There is no ${step} that fits every state.`,
        `Add a hint with 'step: ${step}' and no 'when'.`,
      ),
    );
