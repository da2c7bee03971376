import {currentAttempt, type Play} from '../play.ts';
import {type Turn, tell} from '../reply.ts';
import {retype} from '../retype.ts';
import {say} from '../said.ts';
import type {Word} from './word.ts';

const undo = (play: Play): Turn => {
  const {commands} = currentAttempt(play);
  const last = commands.at(-1);
  return last === undefined
    ? tell(play, [say('plain', 'There is nothing to take back.')])
    : retype(
        play,
        commands.slice(0, -1),
        [...play.undone, last],
        say('plain', `Taken back: ${last}`),
      );
};

/** The word `undo`: takes back the last command. */
export const undoWord = {
  word: 'undo',
  usage: 'undo',
  does: 'take the last change back',
  run: undo,
} as const satisfies Word;
