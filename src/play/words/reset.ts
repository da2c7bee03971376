import {currentAttempt, type Play} from '../play.ts';
import type {Turn} from '../reply.ts';
import {retype} from '../retype.ts';
import {say} from '../said.ts';
import type {Word} from './word.ts';

const reset = (play: Play): Turn => {
  const {commands} = currentAttempt(play);
  return retype(
    play,
    [],
    [...play.undone, ...[...commands].reverse()],
    say('plain', 'Back at the start of the lesson. redo makes your changes again, one by one.'),
  );
};

/** The word `reset`: goes back to the start. */
export const resetWord = {
  word: 'reset',
  usage: 'reset',
  does: 'back to the start; your stars stay',
  run: reset,
} as const satisfies Word;
