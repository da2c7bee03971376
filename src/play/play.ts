import {runCommand} from '../client/command-line.ts';
import type {Course, CourseLesson} from '../lessons/course.ts';
import {type Grade, grade, ungraded} from '../lessons/grade/grade.ts';
import {type Place, placeId} from '../lessons/sandbox.ts';
import type {Save, SavedAnswer, SavedAttempt} from '../progress/save.ts';
import type {World} from '../security-groups/world.ts';

/** A learner with the lessons; none of them need be open. */
export type Learner = {
  readonly course: Course;
  readonly save: Save;
};

/** A learner at work in one place. It is a value: every typed line makes the next one. */
export type Play = {
  /** The lessons; empty in the sandbox. */
  readonly course: readonly CourseLesson[];
  /** Everything to keep. It becomes another value whenever there is something new to keep. */
  readonly save: Save;
  readonly place: Place;
  readonly world: World;
  /** The commands that were undone, the latest last, for `redo`. */
  readonly undone: readonly string[];
  readonly grade: Grade;
  /** The id of the quiz question that was asked last; null if none was. */
  readonly quizPut: string | null;
};

/** A play in a lesson, not in the sandbox. */
export type LessonPlay = Play & Learner & {readonly place: CourseLesson};

/** Whether a play is in a lesson. */
export const isInLesson = (play: Play): play is LessonPlay => play.place.kind === 'lesson';

const unbegun: SavedAttempt = {commands: [], hints: [], best: null, stars: 0};

/** The attempt at a lesson in a save, by the lesson's id; an empty one if there is none. */
export const attemptAt = (save: Save, lessonId: string): SavedAttempt =>
  (Object.hasOwn(save.lessons, lessonId) ? save.lessons[lessonId] : undefined) ?? unbegun;

/** The attempt at the current place. */
export const currentAttempt = ({save, place}: Pick<Play, 'save' | 'place'>): SavedAttempt =>
  attemptAt(save, placeId(place));

/**
 * The result of a replay: the world, and the commands that still apply in this version of the
 * lesson.
 */
export type Replay = {readonly world: World; readonly commands: readonly string[]};

/** Runs commands again from the start of a place. Refused ones are left out. */
export const replay = (place: Place, commands: readonly string[]): Replay =>
  commands.reduce<Replay>(
    (sofar, command) => {
      const answer = runCommand(sofar.world, command);
      return answer.ok
        ? {world: answer.value.world, commands: [...sofar.commands, command]}
        : sofar;
    },
    {world: place.start, commands: []},
  );

/** The grade of a world in a place. In the sandbox nothing is graded. */
export const gradeAt = (place: Place, world: World, hints: readonly string[]): Grade =>
  place.kind === 'lesson' ? grade(place, world, hints) : ungraded;

/** Grades a saved answer again, because a stored verdict is not trusted. */
export const gradeSaved = (place: CourseLesson, {commands, hints}: SavedAnswer): Grade =>
  grade(place, replay(place, commands).world, hints);

/** The attempts of a save, with a new attempt at one place. */
export const withAttempt = (save: Save, place: Place, attempt: SavedAttempt): Save['lessons'] => ({
  ...save.lessons,
  [placeId(place)]: attempt,
});

/**
 * Puts new work into the current attempt, and grades the world that it leads to. If the commands
 * are new, no hint has been given for this state yet.
 */
export const withWork = <Kind extends Play>(
  play: Kind,
  work: Partial<SavedAttempt>,
  world: World,
): Kind => {
  const {hinted, ...before} = currentAttempt(play);
  const isSameState =
    hinted !== undefined &&
    (work.commands === undefined || work.commands.join('\n') === before.commands.join('\n'));
  const attempt = {...before, ...(isSameState ? {hinted} : {}), ...work};
  return {
    ...play,
    world,
    grade: gradeAt(play.place, world, attempt.hints),
    save: {...play.save, lessons: withAttempt(play.save, play.place, attempt)},
  };
};
