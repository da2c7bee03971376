import {openLesson} from '../open-lesson.ts';
import type {LessonPlay} from '../play.ts';
import type {Turn} from '../reply.ts';
import {say} from '../said.ts';
import {toMenu} from '../to-menu.ts';
import type {Word} from './word.ts';

const next = (play: LessonPlay): Turn => {
  const following = play.course.find(({number}) => number === play.place.number + 1);
  return following
    ? openLesson(play, following)
    : toMenu(play, [say('plain', 'This is the last lesson.')]);
};

/** The word `next`: opens the next lesson. */
export const nextWord = {
  word: 'next',
  ofLessons: true,
  usage: 'next',
  does: 'on to the next lesson',
  run: next,
} as const satisfies Word;
