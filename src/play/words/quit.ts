import type {Word} from './word.ts';

/** The word `quit`: leaves the lab. */
export const quitWord = {
  word: 'quit',
  also: ['exit', 'q'],
  usage: 'quit',
  does: 'leave; everything is kept',
  run: play => ({play, reply: {kind: 'quit', said: []}}),
} as const satisfies Word;
