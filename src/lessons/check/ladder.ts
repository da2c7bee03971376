import type {Fault} from '../../text/fault.ts';
import {hintSteps} from '../lesson.ts';
import type {ReadLesson} from '../read/read-course.ts';

/** Proves that every rung of the hint ladder has a hint for every state. */
export const checkLadder = ({lesson, fault}: ReadLesson): readonly Fault[] =>
  hintSteps
    .filter(step => !lesson.hints.some(hint => hint.step === step && hint.when === null))
    .map(step =>
      fault(
        ['hints'],
        `There is no ${step} that fits every state.`,
        `Add a hint with 'step: ${step}' and no 'when'.`,
      ),
    );
