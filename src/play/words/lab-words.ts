import {backWord} from './back.ts';
import {chooseWord} from './choose.ts';
import {exportWord} from './export.ts';
import {helpWord} from './help.ts';
import {hintWord} from './hint.ts';
import {lessonsWord} from './lessons.ts';
import {nextWord} from './next.ts';
import {questionWord} from './question.ts';
import {quitWord} from './quit.ts';
import {redoWord} from './redo.ts';
import {resetWord} from './reset.ts';
import {showWord} from './show.ts';
import {solutionWord} from './solution.ts';
import {traceWord} from './trace.ts';
import {undoWord} from './undo.ts';
import {whyWord} from './why.ts';
import type {Word} from './word.ts';

/**
 * Every word of the lab, in the order of help. Step, completion, the preview, help and docs/keys.md
 * use this one table. A new word is a file beside this one, and a line here.
 */
export const labWords = [
  hintWord,
  whyWord,
  questionWord,
  chooseWord,
  traceWord,
  showWord,
  undoWord,
  redoWord,
  resetWord,
  solutionWord,
  nextWord,
  backWord,
  lessonsWord,
  exportWord,
  helpWord,
  quitWord,
] as const satisfies readonly Word[];

/** The name of a word of the lab. */
export type LabWordName = (typeof labWords)[number]['word'];

const words: readonly (Word & {readonly word: LabWordName})[] = labWords;

/** Finds the word of the lab that a typed word means; case does not matter. */
export const findLabWord = (word: string) => {
  const sought = word.toLowerCase();
  return words.find(({word: own, also}) => own === sought || also?.includes(sought));
};
