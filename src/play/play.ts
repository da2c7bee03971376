import {runCommand} from '../client/command-line.ts';
import type {Course, CourseLesson} from '../lessons/course.ts';
import {type Grade, grade, ungraded} from '../lessons/grade/grade.ts';
import {type Place, placeId} from '../lessons/sandbox.ts';
import type {Save, SavedAnswer, SavedAttempt} from '../progress/save.ts';
import type {World} from '../security-groups/world.ts';

/** A learner with the lessons, who need not have opened one. */
export type Learner = {
  readonly course: Course;
  readonly save: Save;
};

/** A learner at work in one place: a value, and every line typed makes the next one. */
export type Play = {
  /** The lessons; none in the sandbox. */
  readonly course: readonly CourseLesson[];
  /** Everything to keep; it changes, as a value, whenever there is something new to keep. */
  readonly save: Save;
  readonly place: Place;
  readonly world: World;
  /** Commands taken back, the latest last, for `redo`. */
  readonly undone: readonly string[];
  readonly grade: Grade;
  /** The id of the quiz's question that was put last, if one was. */
  readonly quizPut: string | null;
};

/** A learner at work on a lesson, and not in the sandbox. */
export type LessonPlay = Play & Learner & {readonly place: CourseLesson};

/** Whether a learner is at work on a lesson. */
export const isInLesson = (play: Play): play is LessonPlay => play.place.kind === 'lesson';

const unbegun: SavedAttempt = {commands: [], hints: [], best: null, stars: 0};

/** What is kept of a lesson, by its id; an empty attempt when nothing is. */
export const attemptAt = (save: Save, lessonId: string): SavedAttempt =>
  (Object.hasOwn(save.lessons, lessonId) ? save.lessons[lessonId] : undefined) ?? unbegun;

/** The attempt at the lesson being played, or what was done in the sandbox. */
export const currentAttempt = ({save, place}: Pick<Play, 'save' | 'place'>): SavedAttempt =>
  attemptAt(save, placeId(place));

/** A replay: the world it leads to, and the commands that still apply in this version's lesson. */
export type Replay = {readonly world: World; readonly commands: readonly string[]};

/** Types commands again from a lesson's start; one that is refused is left out. */
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

/** The grade of a world where a learner is; in the sandbox nothing is graded. */
export const gradeAt = (place: Place, world: World, hints: readonly string[]): Grade =>
  place.kind === 'lesson' ? grade(place, world, hints) : ungraded;

/** Grades a saved answer anew; a stored verdict is never trusted. */
export const gradeSaved = (place: CourseLesson, {commands, hints}: SavedAnswer): Grade =>
  grade(place, replay(place, commands).world, hints);

/** What is kept of all lessons, with another attempt at one of them. */
export const withAttempt = (save: Save, place: Place, attempt: SavedAttempt): Save['lessons'] => ({
  ...save.lessons,
  [placeId(place)]: attempt,
});

/**
 * Takes over what is to be kept of the current lesson, and grades the world it leads to. Other
 * commands are another state, in which no hint has been given yet.
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
