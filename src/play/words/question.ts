import {putQuiz} from '../quiz.ts';
import type {Word} from './word.ts';

/** The word `question`: asks a quiz question. */
export const questionWord = {
  word: 'question',
  ofLessons: true,
  usage: 'question',
  does: 'something to guess, if a lesson has it; free',
  run: play => putQuiz(play),
} as const satisfies Word;
