import {openLesson} from '../open-lesson.ts';
import type {LessonPlay} from '../play.ts';
import {type Turn, tell} from '../reply.ts';
import {say} from '../said.ts';
import type {Word} from './word.ts';

const back = (play: LessonPlay): Turn => {
  const before = play.course.find(({number}) => number === play.place.number - 1);
  return before
    ? openLesson(play, before)
    : tell(play, [say('plain', 'This is the first lesson.')]);
};

/** The word `back`: opens the lesson before. */
export const backWord = {
  word: 'back',
  ofLessons: true,
  usage: 'back',
  does: 'to the lesson before',
  run: back,
} as const satisfies Word;
