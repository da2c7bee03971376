import {currentAttempt, type Play} from '../play.ts';
import {type Turn, tell} from '../reply.ts';
import {retype} from '../retype.ts';
import {say} from '../said.ts';
import type {Word} from './word.ts';

const redo = (play: Play): Turn => {
  const {commands} = currentAttempt(play);
  const last = play.undone.at(-1);
  return last === undefined
    ? tell(play, [say('plain', 'There is nothing to make again.')])
    : retype(
        play,
        [...commands, last],
        play.undone.slice(0, -1),
        say('plain', `Made again: ${last}`),
      );
};

/** The word `redo`: runs an undone command again. */
export const redoWord = {
  word: 'redo',
  usage: 'redo',
  does: 'make it again',
  run: redo,
} as const satisfies Word;
