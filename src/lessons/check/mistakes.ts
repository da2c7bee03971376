import {runScript} from '../../client/script.ts';
import type {Fault} from '../../text/fault.ts';
import {failuresOf, grade} from '../grade/grade.ts';
import {nextHint} from '../hints/hint.ts';
import type {Mistake} from '../lesson.ts';
import type {ReadLesson} from '../read/read-course.ts';

const checkMistake = (place: ReadLesson, mistake: Mistake, index: number): readonly Fault[] => {
  const {lesson, start} = place;
  const fault = (field: string, says: string, remedy: string): Fault =>
    place.fault(['mistakes', index, field], says, remedy);
  const world = runScript(start, mistake.answer);
  if (!world.ok) {
    const {line, command, refusal} = world.error;
    return [
      fault('answer', `Line ${line}, '${command}', is refused: ${refusal.says}`, refusal.remedy),
    ];
  }
  const graded = grade(place, world.value, []);
  const failures = failuresOf(graded);
  const missed = mistake.fails.filter(name => !failures.includes(name));
  const hint = nextHint(lesson, graded, []);
  return [
    ...missed.map(name =>
      fault(
        'fails',
        `This mistake does not fail on '${name}'.`,
        `It fails on: ${failures.join(', ') || 'nothing'}.`,
      ),
    ),
    ...(hint?.id === mistake.hint
      ? []
      : [
          fault(
            'hint',
            `This mistake brings ${hint ? `the hint '${hint.id}'` : 'no hint'}, not '${mistake.hint}'.`,
            "Give the hint a 'when' that fits this state alone, or name the other hint.",
          ),
        ]),
  ];
};

/** Proves that each classic mistake fails on the goals it names and brings the hint it names. */
export const checkMistakes = (place: ReadLesson): readonly Fault[] =>
  place.lesson.mistakes.flatMap((mistake, index) => checkMistake(place, mistake, index));
