import type {CourseLesson} from '../lessons/course.ts';
import {countStars, grade, ungraded} from '../lessons/grade/grade.ts';
import {type Sandbox, sandboxId} from '../lessons/sandbox.ts';
import {emptySave} from '../progress/save.ts';
import {introduce} from './introduce.ts';
import {
  attemptAt,
  gradeSaved,
  type Learner,
  type LessonPlay,
  type Play,
  replay,
  withAttempt,
} from './play.ts';
import {inviteToGuess} from './quiz.ts';
import {type Turn, tell} from './reply.ts';
import {type Said, say} from './said.ts';

const sayLost = (count: number): readonly Said[] =>
  count > 0
    ? [say('bad', `Saved commands that no longer apply to this lesson were left out: ${count}.`)]
    : [];

/** Opens a lesson where the learner left it, or at its start, and introduces it. */
export const openLesson = ({course, save}: Learner, place: CourseLesson): Turn<LessonPlay> => {
  const kept = attemptAt(save, place.lesson.id);
  const {world, commands} = replay(place, kept.commands);
  const stars = kept.best ? countStars(gradeSaved(place, kept.best).stars) : 0;
  const play: LessonPlay = {
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
    quizPut: null,
  };
  return tell(play, [
    ...sayLost(kept.commands.length - commands.length),
    ...introduce(play),
    ...inviteToGuess(play),
  ]);
};

/** Opens the sandbox, and introduces it. */
export const openSandbox = (place: Sandbox): Turn => {
  const play: Play = {
    course: [],
    save: emptySave(sandboxId),
    place,
    world: place.start,
    undone: [],
    grade: ungraded,
    quizPut: null,
  };
  return tell(play, introduce(play));
};
