import {runScript} from '../openstack/script.ts';
import type {Course, CourseLesson} from './course.ts';
import type {Fault} from './fault.ts';
import {countStars, failuresOf, grade} from './grade.ts';
import {nextHint} from './hint.ts';
import {hintSteps, type Mistake} from './lesson.ts';

const checkStart = (place: CourseLesson): readonly Fault[] =>
  grade(place, place.start, []).solved
    ? [
        place.source.fault(
          ['goals'],
          'The start meets every goal already.',
          'Add a goal that it does not meet.',
        ),
      ]
    : [];

const checkSolution = (place: CourseLesson): readonly Fault[] => {
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

const checkLadder = ({lesson, source}: CourseLesson): readonly Fault[] =>
  hintSteps
    .filter(step => !lesson.hints.some(hint => hint.step === step && hint.when === null))
    .map(step =>
      source.fault(
        ['hints'],
        `There is no ${step} that fits every state.`,
        `Add a hint with 'step: ${step}' and no 'when'.`,
      ),
    );

const checkMistake = (place: CourseLesson, mistake: Mistake, index: number): readonly Fault[] => {
  const {lesson, start, source} = place;
  const fault = (field: string, says: string, remedy: string): Fault =>
    source.fault(['mistakes', index, field], says, remedy);
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

/**
 * Proves every lesson of a course: the start fails, the solution wins all stars, the ladder is
 * whole, and every mistake fails on the goals it names and brings the hint it names.
 */
export const checkCourse = (course: Course): readonly Fault[] =>
  course.flatMap(place => [
    ...checkStart(place),
    ...checkSolution(place),
    ...checkLadder(place),
    ...place.lesson.mistakes.flatMap((mistake, index) => checkMistake(place, mistake, index)),
  ]);
