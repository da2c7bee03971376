import {listLessons} from './introduce.ts';
import type {LessonPlay} from './play.ts';
import type {Turn} from './reply.ts';
import type {Said} from './said.ts';

/**
 * Makes a turn that leads to the menu of lessons. In play line by line the menu is a list of them.
 */
export const toMenu = (play: LessonPlay, said: readonly Said[] = []): Turn => ({
  play,
  reply: {kind: 'menu', said: [...said, ...listLessons(play.course, play.save)]},
});
