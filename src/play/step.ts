import type {Play} from './play.ts';
import {refuse, type Turn, tell} from './reply.ts';
import {runClientLine} from './run-client-line.ts';
import {findLabWord, labWords} from './words/lab-words.ts';
import {wordWith} from './words/word.ts';

/**
 * Runs a line that the learner typed: it gives the next play and the lab's reply. A play changes in
 * no other way.
 */
export const step = (play: Play, line: string): Turn => {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  if (first === '' || first.startsWith('#')) return tell(play, []);
  const word = findLabWord(first);
  if (!word) return runClientLine(play, line.trim(), labWords);
  const used = wordWith(play, word, rest);
  return used.ok ? used.value.run(rest, labWords) : refuse(play, used.error);
};
