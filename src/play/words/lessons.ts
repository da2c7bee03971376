import {findLesson} from '../../lessons/course.ts';
import {openLesson} from '../open-lesson.ts';
import type {LessonPlay} from '../play.ts';
import {refuse, type Turn} from '../reply.ts';
import {toMenu} from '../to-menu.ts';
import type {Word} from './word.ts';

const lessons = (play: LessonPlay, [which]: readonly string[]): Turn => {
  if (which === undefined) return toMenu(play);
  const found = findLesson(play.course, which);
  return found.ok ? openLesson(play, found.value) : refuse(play, found.error);
};

/** The word `lessons [N]`: opens the menu, or a lesson. */
export const lessonsWord = {
  word: 'lessons',
  ofLessons: true,
  takes: 1,
  usage: 'lessons [N]',
  does: 'all lessons and how far you are, or one',
  run: lessons,
  complete: ({course}, rest) =>
    rest.length === 0 ? course.map(({lesson}) => ({text: lesson.id, about: lesson.title})) : [],
} as const satisfies Word;
