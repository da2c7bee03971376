import {runCommand} from '../client/command-line.ts';
import type {Course, CourseLesson} from '../lessons/course.ts';
import {countStars, type Grade, grade} from '../lessons/grade/grade.ts';
import type {Save, SavedAnswer, SavedAttempt} from '../progress/save.ts';
import type {Trace} from '../reachability/trace/trace.ts';
import type {Problem} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {type Said, say} from './said.ts';

/** A learner at work on one lesson: a value, and every line typed makes the next one. */
export type Play = {
  readonly course: Course;
  /** Everything to keep; it changes, as a value, whenever there is something new to keep. */
  readonly save: Save;
  readonly place: CourseLesson;
  readonly world: World;
  /** Commands taken back, the latest last, for `redo`. */
  readonly undone: readonly string[];
  readonly grade: Grade;
  /** What the lab answers to the last line. */
  readonly said: readonly Said[];
  /** The id of the question that was put last, if one was. */
  readonly questionPut: string | null;
  /** The packet that the last line asked about, if it asked about one. */
  readonly traced: Trace | null;
  /** Whether the last line came to nothing, and `said` tells what is wrong and what to do. */
  readonly refused: boolean;
  /** What the last line asks of the view: nothing, the debrief, the menu, or the end. */
  readonly request: 'none' | 'debrief' | 'menu' | 'quit';
};

const unbegun: SavedAttempt = {commands: [], hints: [], best: null, stars: 0};

/** What is kept of a lesson; an empty attempt when nothing is. */
export const attemptAt = (save: Save, lessonId: string): SavedAttempt =>
  (Object.hasOwn(save.lessons, lessonId) ? save.lessons[lessonId] : undefined) ?? unbegun;

/** The attempt at the lesson being played. */
export const currentAttempt = ({save, place}: Pick<Play, 'save' | 'place'>): SavedAttempt =>
  attemptAt(save, place.lesson.id);

/** A replay: the world it leads to, and the commands that still apply in this version's lesson. */
export type Replay = {readonly world: World; readonly commands: readonly string[]};

/** Types commands again from a lesson's start; one that is refused is left out. */
export const replay = (place: CourseLesson, commands: readonly string[]): Replay =>
  commands.reduce<Replay>(
    (sofar, command) => {
      const answer = runCommand(sofar.world, command);
      return answer.ok
        ? {world: answer.value.world, commands: [...sofar.commands, command]}
        : sofar;
    },
    {world: place.start, commands: []},
  );

/** Grades a saved answer anew; a stored verdict is never trusted. */
export const gradeSaved = (place: CourseLesson, {commands, hints}: SavedAnswer): Grade =>
  grade(place, replay(place, commands).world, hints);

/** Opens a lesson where the learner left it, or at its start. */
export const openLesson = (course: Course, save: Save, place: CourseLesson): Play => {
  const kept = attemptAt(save, place.lesson.id);
  const {world, commands} = replay(place, kept.commands);
  const lost = kept.commands.length - commands.length;
  const stars = kept.best ? countStars(gradeSaved(place, kept.best).stars) : 0;
  const said =
    lost > 0
      ? [say('bad', `Saved commands that no longer apply to this lesson were left out: ${lost}.`)]
      : [];
  return {
    course,
    save: {
      ...save,
      current: place.lesson.id,
      lessons: withAttempt(save, place, {...kept, commands, stars}),
    },
    place,
    world,
    undone: [],
    grade: grade(place, world, kept.hints),
    said,
    questionPut: null,
    traced: null,
    refused: false,
    request: 'none',
  };
};

const withAttempt = (save: Save, place: CourseLesson, attempt: SavedAttempt): Save['lessons'] => ({
  ...save.lessons,
  [place.lesson.id]: attempt,
});

/**
 * Takes over what is to be kept of the current lesson, and grades the world it leads to. Other
 * commands are another state, in which no hint has been given yet.
 */
export const withWork = (play: Play, work: Partial<SavedAttempt>, world: World): Play => {
  const {hinted, ...before} = currentAttempt(play);
  const isSameState =
    hinted !== undefined &&
    (work.commands === undefined || work.commands.join('\n') === before.commands.join('\n'));
  const attempt = {...before, ...(isSameState ? {hinted} : {}), ...work};
  return {
    ...play,
    world,
    grade: grade(play.place, world, attempt.hints),
    save: {...play.save, lessons: withAttempt(play.save, play.place, attempt)},
  };
};

/** The play with what the lab answers. */
export const tell = (play: Play, said: readonly Said[]): Play => ({...play, said});

/** The play with the problem that the last line came to. */
export const tellProblem = (play: Play, {says, remedy}: Problem): Play =>
  tell({...play, refused: true}, [say('bad', says), say('hint', remedy)]);
